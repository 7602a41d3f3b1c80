/** A step as it stands right after it was added: complete in form, empty where the builder has to choose. */
import { type StepId, stepId } from './ids.ts';
import type { ConfigOf, Step, StepKind, StepOf } from './step.ts';

type Common = Partial<Omit<Step, 'id' | 'key' | 'kind' | 'config'>>;

/** An action has no default: what it calls must be said. All other kinds start from `defaultConfig`. */
export type NewStepFields<K extends StepKind> = { id: StepId; key: string } & Common &
  (K extends 'action' ? { config: ConfigOf<K> } : { config?: ConfigOf<K> });

const defaultConfigs: { [K in Exclude<StepKind, 'action'>]: () => ConfigOf<K> } = {
  condition: () => ({ mode: 'rows', match: 'all', rows: [] }),
  switch: () => ({ value: '', cases: [] }),
  forEach: () => ({ items: '' }),
  while: () => ({ test: { mode: 'rows', match: 'all', rows: [] } }),
  try: () => ({}),
  parallel: () => ({ branches: [{ id: stepId.parse('a') }, { id: stepId.parse('b') }] }),
  wait: () => ({ mode: 'duration', duration: { amount: 1, unit: 'minutes' } }),
  callFlow: () => ({ flow: '', input: {} }),
  break: () => ({}),
  continue: () => ({}),
  terminate: () => ({ outcome: 'succeeded' }),
  respond: () => ({ status: 200, bodyType: 'json', body: {} }),
  initVariable: () => ({ name: '', type: 'text' }),
  setVariable: () => ({ name: '', value: '' }),
  incrementVariable: () => ({ name: '', by: 1 }),
  appendToArray: () => ({ name: '', value: '' }),
  appendToText: () => ({ name: '', value: '' }),
  buildJson: () => ({ value: {} }),
  parseJson: () => ({ text: '' }),
  mapFields: () => ({ source: '', rows: [] }),
  filterArray: () => ({ items: '', test: { mode: 'rows', match: 'all', rows: [] } }),
  sortArray: () => ({ items: '', by: [{ value: '{{ loops.row.item }}', direction: 'ascending' }] }),
  chunkArray: () => ({ items: '', size: 100 }),
  aggregate: () => ({ items: '', values: [{ key: 'count', function: 'count' }] }),
  datasetStage: () => ({ dataset: '', records: '', key: '' }),
  datasetDeliver: () => ({ dataset: '' }),
  code: () => ({ input: {}, code: 'function main(input, { log }) {\n  return input;\n}\n' }),
};

/** A new step of a kind, with the kind's default config when none is given. */
export function newStep<K extends StepKind>(kind: K, fields: NewStepFields<K>): StepOf<K>;
export function newStep(kind: StepKind, fields: { id: StepId; key: string; config?: object }): unknown {
  const config = fields.config ?? (kind === 'action' ? {} : defaultConfigs[kind]());
  return { ...fields, kind, config };
}
