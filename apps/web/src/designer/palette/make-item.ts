/** Palette items turned into new steps and triggers. */

import type { Field } from '@flowbridge/connector-sdk/manifest';
import {
  type FlowDocument,
  freeKey,
  generateStepId,
  generateTriggerId,
  newStep,
  type Step,
  type Template,
  type Trigger,
  type TriggerOf,
  uniqueKey,
} from '@flowbridge/flow';
import { isJson } from '../catalog/is-json.ts';
import type { PaletteItem } from './palette-item.ts';

type StepItem = Extract<PaletteItem, { adds: 'step' | 'action' }>;
type TriggerItem = Extract<PaletteItem, { adds: 'trigger' | 'event' }>;

export const addsStep = (item: PaletteItem): item is StepItem =>
  item.adds === 'step' || item.adds === 'action';

/** A new step for `document`: fresh id, free key made of the action's or kind's name, the manifest's default inputs. */
export function makeStep(document: FlowDocument, item: StepItem): Step {
  const id = generateStepId();
  if (item.adds === 'step') {
    const key = uniqueKey(document, item.kind);
    if (item.calls === undefined) return newStep(item.kind, { id, key });
    return newStep('callFlow', { id, key, config: { flow: item.calls, input: {} } });
  }
  const action = item.connector.actions.find((each) => each.key === item.action);
  const input: Record<string, Template> = {};
  for (const { field } of action?.inputs ?? []) {
    const value = defaultOf(field);
    if (value !== undefined) input[field.key] = value;
  }
  const key = uniqueKey(document, item.action);
  return newStep('action', {
    id,
    key,
    config: { connector: item.connector.key, action: item.action, input },
  });
}

/** Defaults the server would use anyway are not copied; only those of required fields are, so that they are seen. */
function defaultOf(field: Field): Template | undefined {
  return field.required && isJson(field.default) ? field.default : undefined;
}

const emptyPoll = (): TriggerOf<'poll'>['config'] => ({
  schedule: { mode: 'interval', every: 5, unit: 'minutes' },
  connector: '',
  action: '',
  input: {},
  items: '',
  key: '',
  watermark: { kind: 'time', value: '' },
  perRecord: true,
});

export function makeTrigger(document: FlowDocument, item: TriggerItem): Trigger {
  const id = generateTriggerId();
  const taken = new Set(document.triggers.map((trigger) => trigger.key));
  const named = (wanted: string) => freeKey(wanted, (key) => taken.has(key));
  if (item.adds === 'event') {
    const config = { connector: item.connector.key, event: item.event, input: {} };
    return { id, key: named(item.event), kind: 'connectorEvent', config };
  }
  const key = named(item.kind);
  switch (item.kind) {
    case 'manual':
      return { id, key, kind: 'manual', config: {} };
    case 'schedule':
      return { id, key, kind: 'schedule', config: { mode: 'interval', every: 5, unit: 'minutes' } };
    case 'poll':
      return { id, key, kind: 'poll', config: emptyPoll() };
    case 'http':
      return {
        id,
        key,
        kind: 'http',
        config: { methods: ['POST'], auth: { kind: 'appCode' }, answer: 'sync' },
      };
  }
}
