/** The field of a failure as the step's form labels it. */
import type { Step } from '@flowbridge/flow';
import i18next from 'i18next';
import { actionOf, type Words } from '../designer/catalog/step-words.ts';
import type { Failure } from './failure.ts';

/** Fields of steps that are no inputs of an action, by their address in the step's config. */
const LABELS = {
  code: 'panel:code.code',
  items: 'panel:forEach.items',
  collect: 'panel:forEach.collect',
  maxTurns: 'panel:while.maxTurns',
  by: 'panel:variable.by',
  name: 'panel:variable.name',
  text: 'panel:parseJson.text',
  message: 'panel:terminate.message',
  status: 'panel:respond.status',
  body: 'panel:respond.body',
  source: 'panel:mapping.source',
} as const;

/** `value` is called differently by each kind's form. */
const VALUE_LABELS = {
  buildJson: 'panel:buildJson.value',
  initVariable: 'panel:variable.initial',
  setVariable: 'panel:variable.newValue',
  appendToArray: 'panel:variable.appended',
  appendToText: 'panel:variable.appended',
  switch: 'panel:switch.value',
} as const;

const bilingual = (value: unknown, language: Words['language']): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const text: unknown = Reflect.get(value, language);
  return typeof text === 'string' && text !== '' ? text : undefined;
};

/** Undefined when the failure is not about one field. */
export function fieldTitle(failure: Failure, step: Step | undefined, words: Words): string | undefined {
  const said =
    bilingual(failure.details.names, words.language) ?? bilingual(failure.details.fieldNames, words.language);
  if (said !== undefined) return said;
  const { field } = failure;
  if (field === undefined || field === '') return undefined;
  if (step?.kind === 'action' && field.startsWith('input.')) {
    const key = field.slice('input.'.length);
    const input = actionOf(words.connectors, step)?.inputs.find((each) => each.field.key === key);
    return input?.field.names[words.language] ?? key;
  }
  const label =
    field === 'value' && step !== undefined && namesItsValue(step.kind)
      ? VALUE_LABELS[step.kind]
      : isLabelled(field)
        ? LABELS[field]
        : undefined;
  return label === undefined ? field.replace(/^input\./, '') : i18next.t(label, { lng: words.language });
}

const isLabelled = (field: string): field is keyof typeof LABELS => Object.hasOwn(LABELS, field);

const namesItsValue = (kind: Step['kind']): kind is keyof typeof VALUE_LABELS =>
  Object.hasOwn(VALUE_LABELS, kind);
