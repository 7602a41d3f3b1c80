/** Adds the steps that hold no others and call nothing outside: variables, JSON, mapping, list tools, code. */
import type { Test } from '../document/condition.ts';
import type { LaneId } from '../document/ids.ts';
import type { MappingRow } from '../document/mapping.ts';
import type { ConfigOf, StepKind, VariableType } from '../document/step.ts';
import type { Template } from '../document/values.ts';
import type { Draft, StepOptions } from './draft.ts';
import { given } from './given.ts';

/** A mapping row without its id, which the builder counts. */
export type RowInput = Omit<MappingRow, 'id'>;

export class DataSteps {
  protected readonly draft: Draft;
  protected readonly lane: LaneId;

  constructor(draft: Draft, lane: LaneId) {
    this.draft = draft;
    this.lane = lane;
  }

  initVariable(name: string, type: VariableType, value?: Template, options: StepOptions = {}) {
    return this.add('initVariable', { name, type, ...given({ value }) }, options, `init_${name}`);
  }

  setVariable(name: string, value: Template, options: StepOptions = {}) {
    return this.add('setVariable', { name, value }, options, `set_${name}`);
  }

  incrementVariable(name: string, by?: Template, options: StepOptions = {}) {
    return this.add('incrementVariable', { name, ...given({ by }) }, options, `increment_${name}`);
  }

  appendToArray(name: string, value: Template, options: StepOptions = {}) {
    return this.add('appendToArray', { name, value }, options, `append_${name}`);
  }

  appendToText(name: string, value: Template, options: StepOptions = {}) {
    return this.add('appendToText', { name, value }, options, `append_${name}`);
  }

  buildJson(key: string, value: Template, options: StepOptions = {}) {
    return this.add('buildJson', { value }, { key, ...options }, key);
  }

  parseJson(key: string, text: Template, options: StepOptions & Pick<ConfigOf<'parseJson'>, 'schema'> = {}) {
    const { schema, ...common } = options;
    return this.add('parseJson', { text, ...given({ schema }) }, { key, ...common }, key);
  }

  mapFields(
    key: string,
    source: Template,
    rows: RowInput[],
    options: StepOptions & Pick<ConfigOf<'mapFields'>, 'sourceSchema' | 'targetSchema'> = {},
  ) {
    const { sourceSchema, targetSchema, ...common } = options;
    const numbered = rows.map((row, at) => ({ id: `r${at + 1}`, ...row }));
    const config = { source, rows: numbered, ...given({ sourceSchema, targetSchema }) };
    return this.add('mapFields', config, { key, ...common }, key);
  }

  /** `records` and what tells them apart; the key, fields and hash see the record as `loops.row.item`. */
  datasetStage(key: string, config: ConfigOf<'datasetStage'>, options: StepOptions = {}) {
    return this.add('datasetStage', config, { key, ...options }, key);
  }

  code(key: string, input: Record<string, Template>, code: string, options: StepOptions = {}) {
    return this.add('code', { input, code }, { key, ...options }, key);
  }

  /** `test` is one expression, or the whole test with rows; `loops.row.item` is the element at hand. */
  filterArray(key: string, items: Template, test: string | Test, options: StepOptions = {}) {
    const whole: Test = typeof test === 'string' ? { mode: 'expression', expression: test } : test;
    return this.add('filterArray', { items, test: whole }, { key, ...options }, key);
  }

  sortArray(key: string, items: Template, by: ConfigOf<'sortArray'>['by'], options: StepOptions = {}) {
    return this.add('sortArray', { items, by }, { key, ...options }, key);
  }

  chunkArray(key: string, items: Template, size: ConfigOf<'chunkArray'>['size'], options: StepOptions = {}) {
    return this.add('chunkArray', { items, size }, { key, ...options }, key);
  }

  aggregate(
    key: string,
    items: Template,
    values: ConfigOf<'aggregate'>['values'],
    options: StepOptions & Pick<ConfigOf<'aggregate'>, 'groupBy'> = {},
  ) {
    const { groupBy, ...common } = options;
    return this.add('aggregate', { items, values, ...given({ groupBy }) }, { key, ...common }, key);
  }

  protected add<K extends StepKind>(
    kind: K,
    config: ConfigOf<K>,
    options: StepOptions,
    fallbackKey: string,
  ): this {
    this.draft.add(this.lane, kind, config, options, fallbackKey);
    return this;
  }
}
