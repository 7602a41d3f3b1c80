/** A step as it stands right after it was added: complete in form, empty where the builder has to choose. */
import type { StepId } from './ids.ts';
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
