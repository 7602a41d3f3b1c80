import type { FlowDocument } from '../document/document.ts';
import {
  settingsTemplateTexts,
  stepTemplateTexts,
  type TemplateText,
  triggerTemplateTexts,
} from './template-texts.ts';

/** Every text of a document that may hold an expression; its path is that inside its trigger, step or settings. */
export function documentTemplateTexts(document: FlowDocument): TemplateText[] {
  return [
    ...document.triggers.flatMap(triggerTemplateTexts),
    ...Object.values(document.steps).flatMap(stepTemplateTexts),
    ...settingsTemplateTexts(document.settings),
  ];
}
