/** Adds steps to one lane; containers hand a builder of each of their lanes to a function. */
import type { Test } from '../document/condition.ts';
import { type LaneId, laneOf, type StepId, stepId } from '../document/ids.ts';
import type { MappingRow } from '../document/mapping.ts';
import type { ConfigOf, StepKind, SwitchCase, VariableType } from '../document/step.ts';
import type { Template } from '../document/values.ts';
import type { Draft, StepOptions } from './draft.ts';

/** Fills a lane; what it returns does not matter. */
export type Fill = (lane: LaneBuilder) => unknown;

type ActionOptions = StepOptions & { fieldSet?: ConfigOf<'action'>['fieldSet'] };

/** A mapping row without its id, which the builder counts. */
export type RowInput = Omit<MappingRow, 'id'>;
/** A switch case: its id is also its lane's name (`case:<id>`). */
export type CaseInput = { id: string; title?: string; match: SwitchCase['match']; body?: Fill };

export class LaneBuilder {
  readonly #draft: Draft;
  readonly #lane: LaneId;

  constructor(draft: Draft, lane: LaneId) {
    this.#draft = draft;
    this.#lane = lane;
  }

  action(
    connector: string,
    action: string,
    input: Record<string, Template> = {},
    options: ActionOptions = {},
  ) {
    const { fieldSet, ...common } = options;
    const config = { connector, action, input, ...(fieldSet === undefined ? {} : { fieldSet }) };
    return this.#add('action', config, common, action);
  }

  /** `test` is one expression, or the whole test with rows. */
  condition(test: string | Test, whenTrue?: Fill, otherwise?: Fill, options: StepOptions = {}) {
    const config: Test = typeof test === 'string' ? { mode: 'expression', expression: test } : test;
    return this.#addContainer('condition', config, options, 'condition', [
      ['then', whenTrue],
      ['else', otherwise],
    ]);
  }

  switch(value: Template, cases: CaseInput[], otherwise?: Fill, options: StepOptions = {}) {
    const bodies = cases.map((each): [string, Fill | undefined] => [`case:${each.id}`, each.body]);
    const config: ConfigOf<'switch'> = {
      value,
      cases: cases.map(({ id, match, title }) => ({
        id: stepId.parse(id),
        match,
        ...(title === undefined ? {} : { title }),
      })),
    };
    return this.#addContainer('switch', config, options, 'switch', [...bodies, ['default', otherwise]]);
  }

  forEach(
    key: string,
    items: Template,
    body: Fill,
    options: StepOptions & Pick<ConfigOf<'forEach'>, 'collect' | 'onItemFailure'> = {},
  ) {
    const { collect, onItemFailure, ...common } = options;
    const config: ConfigOf<'forEach'> = {
      items,
      ...(onItemFailure === undefined ? {} : { onItemFailure }),
      ...(collect === undefined ? {} : { collect }),
    };
    return this.#addContainer('forEach', config, { key, ...common }, key, [['body', body]]);
  }

  while(key: string, test: string | Test, body: Fill, options: StepOptions & { maxTurns?: number } = {}) {
    const { maxTurns, ...common } = options;
    const config: ConfigOf<'while'> = {
      test: typeof test === 'string' ? { mode: 'expression', expression: test } : test,
      ...(maxTurns === undefined ? {} : { maxTurns }),
    };
    return this.#addContainer('while', config, { key, ...common }, key, [['body', body]]);
  }

  try(lanes: { body: Fill; catch?: Fill; finally?: Fill }, options: StepOptions = {}) {
    return this.#addContainer('try', {}, options, 'try', Object.entries(lanes));
  }

  break(options: StepOptions = {}) {
    return this.#add('break', {}, options, 'break');
  }

  continue(options: StepOptions = {}) {
    return this.#add('continue', {}, options, 'continue');
  }

  terminate(outcome: ConfigOf<'terminate'>['outcome'], message?: Template, options: StepOptions = {}) {
    return this.#add('terminate', { outcome, ...given('message', message) }, options, 'terminate');
  }

  respond(config: Partial<ConfigOf<'respond'>> = {}, options: StepOptions = {}) {
    return this.#add('respond', { status: 200, bodyType: 'json', ...config }, options, 'respond');
  }

  initVariable(name: string, type: VariableType, value?: Template, options: StepOptions = {}) {
    return this.#add('initVariable', { name, type, ...given('value', value) }, options, `init_${name}`);
  }

  setVariable(name: string, value: Template, options: StepOptions = {}) {
    return this.#add('setVariable', { name, value }, options, `set_${name}`);
  }

  incrementVariable(name: string, by?: Template, options: StepOptions = {}) {
    return this.#add('incrementVariable', { name, ...given('by', by) }, options, `increment_${name}`);
  }

  appendToArray(name: string, value: Template, options: StepOptions = {}) {
    return this.#add('appendToArray', { name, value }, options, `append_${name}`);
  }

  appendToText(name: string, value: Template, options: StepOptions = {}) {
    return this.#add('appendToText', { name, value }, options, `append_${name}`);
  }

  buildJson(key: string, value: Template, options: StepOptions = {}) {
    return this.#add('buildJson', { value }, { key, ...options }, key);
  }

  parseJson(key: string, text: Template, options: StepOptions & Pick<ConfigOf<'parseJson'>, 'schema'> = {}) {
    const { schema, ...common } = options;
    const config = { text, ...(schema === undefined ? {} : { schema }) };
    return this.#add('parseJson', config, { key, ...common }, key);
  }

  mapFields(key: string, source: Template, rows: RowInput[], options: StepOptions = {}) {
    const numbered = rows.map((row, at) => ({ id: `r${at + 1}`, ...row }));
    return this.#add('mapFields', { source, rows: numbered }, { key, ...options }, key);
  }

  /** `records` and what tells them apart; the key, fields and hash see the record as `loops.row.item`. */
  datasetStage(key: string, config: ConfigOf<'datasetStage'>, options: StepOptions = {}) {
    return this.#add('datasetStage', config, { key, ...options }, key);
  }

  datasetDeliver(key: string, config: ConfigOf<'datasetDeliver'>, body: Fill, options: StepOptions = {}) {
    return this.#addContainer('datasetDeliver', config, { key, ...options }, key, [['body', body]]);
  }

  code(key: string, input: Record<string, Template>, code: string, options: StepOptions = {}) {
    return this.#add('code', { input, code }, { key, ...options }, key);
  }

  #add<K extends StepKind>(kind: K, config: ConfigOf<K>, options: StepOptions, fallbackKey: string): this {
    this.#draft.add(this.#lane, kind, config, options, fallbackKey);
    return this;
  }

  #addContainer<K extends StepKind>(
    kind: K,
    config: ConfigOf<K>,
    options: StepOptions,
    fallbackKey: string,
    lanes: [name: string, fill: Fill | undefined][],
  ): this {
    const id: StepId = this.#draft.add(this.#lane, kind, config, options, fallbackKey).id;
    for (const [name, fill] of lanes) {
      fill?.(new LaneBuilder(this.#draft, laneOf(id, name)));
    }
    return this;
  }
}

function given<K extends string>(key: K, value: Template | undefined): { [P in K]?: Template } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: Template };
}
