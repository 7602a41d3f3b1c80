/** The picture of a flow with the words and icons of the console. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { FlowDocument, Step, Trigger } from '@flowbridge/flow';
import { type LaneId, parseLaneId } from '@flowbridge/flow';
import { stepKeyLine, stepTitle, triggerTitle, type Words } from '../catalog/step-words.ts';
import type { Direction } from '../layout/layout-types.ts';
import { drawPicture, type Picture, type PictureWords } from './draw-picture.ts';
import { iconName, readIcons } from './picture-icons.tsx';
import { browserMeasure } from './picture-text.ts';

export type PictureSource = {
  document: FlowDocument;
  connectors: readonly ConnectorManifest[];
  words: Words;
  laneWords: (name: string, step: Step | undefined) => string;
  triggerLine: (trigger: Trigger) => string;
  texts: Pick<PictureWords, 'heading' | 'end' | 'empty'>;
  direction?: Direction;
};

export function pictureOf({
  document,
  connectors,
  words,
  laneWords,
  triggerLine,
  texts,
  direction,
}: PictureSource): Picture {
  const icons = readIcons(document, connectors);
  const triggers = new Map<string, Trigger>(document.triggers.map((each) => [each.id, each]));
  const steps = new Map<string, Step>(Object.values(document.steps).map((each) => [each.id, each]));
  const card: PictureWords['card'] = (id) => {
    const trigger = triggers.get(id);
    if (trigger) {
      const title = triggerTitle(trigger, words);
      const line = triggerLine(trigger);
      const icon = icons.get(iconName(trigger, connectors));
      return { title, line: line === title ? '' : line, icon, disabled: false };
    }
    const step = steps.get(id);
    return (
      step && {
        title: stepTitle(step, words),
        line: stepKeyLine(step, words),
        icon: icons.get(iconName(step, connectors)),
        disabled: step.disabled === true,
      }
    );
  };
  const lane = (id: string) => {
    const address = parseLaneId(id as LaneId);
    return address ? laneWords(address.name, steps.get(address.container)) : '';
  };
  return drawPicture(document, { ...texts, card, lane }, browserMeasure(), direction);
}
