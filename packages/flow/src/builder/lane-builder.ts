/** Adds steps to one lane; containers hand a builder of each of their lanes to a function. */
import type { Test } from '../document/condition.ts';
import { laneOf, stepId } from '../document/ids.ts';
import type { ConfigOf, Duration, StepKind, SwitchCase } from '../document/step.ts';
import type { Template } from '../document/values.ts';
import { DataSteps } from './data-steps.ts';
import type { StepOptions } from './draft.ts';
import { given } from './given.ts';

/** Fills a lane; what it returns does not matter. */
export type Fill = (lane: LaneBuilder) => unknown;

type ActionOptions = StepOptions & Pick<ConfigOf<'action'>, 'fieldSet' | 'onUnknown'>;
type LoopOptions = StepOptions &
  Pick<ConfigOf<'forEach'>, 'collect' | 'onItemFailure' | 'concurrency' | 'batchSize'>;
type CallbackOptions = StepOptions &
  Pick<Extract<ConfigOf<'wait'>, { mode: 'callback' }>, 'deadline' | 'onDeadline' | 'body'>;

/** A branch of a parallel step: its id is also its lane's name (`branch:<id>`). */
export type BranchInput = { id: string; title?: string; body?: Fill };

/** A switch case: its id is also its lane's name (`case:<id>`). */
export type CaseInput = { id: string; title?: string; match: SwitchCase['match']; body?: Fill };

export class LaneBuilder extends DataSteps {
  action(
    connector: string,
    action: string,
    input: Record<string, Template> = {},
    options: ActionOptions = {},
  ) {
    const { fieldSet, onUnknown, ...common } = options;
    const config = { connector, action, input, ...given({ fieldSet, onUnknown }) };
    return this.add('action', config, common, action);
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

  forEach(key: string, items: Template, body: Fill, options: LoopOptions = {}) {
    const { collect, onItemFailure, concurrency, batchSize, ...common } = options;
    const config = { items, ...given({ collect, onItemFailure, concurrency, batchSize }) };
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

  parallel(branches: BranchInput[], options: StepOptions = {}) {
    const config = {
      branches: branches.map(({ id, title }) => ({ id: stepId.parse(id), ...given({ title }) })),
    };
    const lanes = branches.map((each): [string, Fill | undefined] => [`branch:${each.id}`, each.body]);
    return this.#addContainer('parallel', config, options, 'parallel', lanes);
  }

  /** Waits for a length of time. */
  waitFor(amount: Duration['amount'], unit: Duration['unit'], options: StepOptions = {}) {
    return this.add('wait', { mode: 'duration', duration: { amount, unit } }, options, 'wait');
  }

  waitUntil(until: Template, options: StepOptions = {}) {
    return this.add('wait', { mode: 'until', until }, options, 'wait');
  }

  /** Waits for a call of `callbacks.<key>`. */
  waitForCallback(key: string, options: CallbackOptions = {}) {
    const { deadline, onDeadline, body, ...common } = options;
    const config = { mode: 'callback' as const, ...given({ deadline, onDeadline, body }) };
    return this.add('wait', config, { key, ...common }, key);
  }

  callFlow(
    key: string,
    flow: string,
    input: Record<string, Template> = {},
    options: StepOptions & Pick<ConfigOf<'callFlow'>, 'wait'> = {},
  ) {
    const { wait, ...common } = options;
    return this.add('callFlow', { flow, input, ...given({ wait }) }, { key, ...common }, key);
  }

  break(options: StepOptions = {}) {
    return this.add('break', {}, options, 'break');
  }

  continue(options: StepOptions = {}) {
    return this.add('continue', {}, options, 'continue');
  }

  terminate(outcome: ConfigOf<'terminate'>['outcome'], message?: Template, options: StepOptions = {}) {
    return this.add('terminate', { outcome, ...given({ message }) }, options, 'terminate');
  }

  respond(config: Partial<ConfigOf<'respond'>> = {}, options: StepOptions = {}) {
    return this.add('respond', { status: 200, bodyType: 'json', ...config }, options, 'respond');
  }

  datasetDeliver(key: string, config: ConfigOf<'datasetDeliver'>, body: Fill, options: StepOptions = {}) {
    return this.#addContainer('datasetDeliver', config, { key, ...options }, key, [['body', body]]);
  }

  #addContainer<K extends StepKind>(
    kind: K,
    config: ConfigOf<K>,
    options: StepOptions,
    fallbackKey: string,
    lanes: [name: string, fill: Fill | undefined][],
  ): this {
    const { id } = this.draft.add(this.lane, kind, config, options, fallbackKey);
    for (const [name, fill] of lanes) {
      fill?.(new LaneBuilder(this.draft, laneOf(id, name)));
    }
    return this;
  }
}
