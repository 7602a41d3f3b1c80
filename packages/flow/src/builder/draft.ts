/** The document under construction that all builders of one `aFlow()` write into. */

import type { FlowDocument } from '../document/document.ts';
import { emptyDocument } from '../document/empty-document.ts';
import { type LaneId, stepId, triggerId } from '../document/ids.ts';
import { newStep } from '../document/new-step.ts';
import type { ConfigOf, Step, StepKind, StepOf } from '../document/step.ts';
import type { Trigger, TriggerKind, TriggerOf } from '../document/trigger.ts';
import { lanesOf } from '../tree/lookup.ts';
import { freeKey } from '../tree/unique-key.ts';

/** What may be said of any step beside its config. */
export type StepOptions = { key?: string } & Partial<Omit<Step, 'id' | 'key' | 'kind' | 'config'>>;

export type TriggerOptions = { key?: string; title?: string; note?: string };

export class Draft {
  readonly document: FlowDocument = emptyDocument();
  readonly #keys = new Set<string>();
  readonly #triggerKeys = new Set<string>();
  #steps = 0;

  /** Appends a step to a lane. A key that was given is taken as it is; otherwise `fallbackKey` is made unique. */
  add<K extends StepKind>(
    lane: LaneId,
    kind: K,
    config: ConfigOf<K>,
    { key, ...common }: StepOptions,
    fallbackKey: string,
  ): StepOf<K> {
    this.#steps += 1;
    const taken = key ?? freeKey(fallbackKey, (wanted) => this.#keys.has(wanted));
    this.#keys.add(taken);
    const fields = { ...common, id: stepId.parse(`s${this.#steps}`), key: taken, config };
    const step = newStep<StepKind>(kind, fields as Parameters<typeof newStep<StepKind>>[1]) as StepOf<K>;
    this.document.steps[step.id] = step;
    this.document.lanes[lane] = [...(this.document.lanes[lane] ?? []), step.id];
    for (const inner of lanesOf(step)) this.document.lanes[inner] = [];
    return step;
  }

  addTrigger<K extends TriggerKind>(
    kind: K,
    config: TriggerOf<K>['config'],
    { key, ...common }: TriggerOptions,
    fallbackKey: string,
  ): void {
    const taken = key ?? freeKey(fallbackKey, (wanted) => this.#triggerKeys.has(wanted));
    this.#triggerKeys.add(taken);
    const id = triggerId.parse(`t${this.document.triggers.length + 1}`);
    this.document.triggers.push({ ...common, id, key: taken, kind, config } as Trigger);
  }
}
