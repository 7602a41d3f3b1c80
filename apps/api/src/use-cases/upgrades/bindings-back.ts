/**
 * What an upgrade bound, taken back key by key. `before` and `after` are the flow's bindings around the upgrade, `now` those of
 * today. What must never happen: that a value a person gave since is gone, or one the published version runs with is taken from it,
 * unless a person said so.
 */
import { type FlowDocument, type JsonValue, sameValue } from '@flowbridge/flow';
import { connectorsOf } from '@flowbridge/templates';
import type { Bindings } from '../../contract/flows.ts';
import type { BoundValue, RollBackInput } from '../../contract/upgrades.ts';

type Around = {
  before: Bindings;
  after: Bindings;
  now: Bindings;
  /** The document that was published since and runs now; undefined: none was. */
  runs: FlowDocument | undefined;
};
type Place = Pick<BoundValue, 'kind' | 'key'>;
export type Change = Place & { why: 'upgraded' | 'changed' | 'running' };
type GiveBack = NonNullable<RollBackInput['giveBack']>[string];

const KINDS = ['connections', 'parameters'] as const;

/** Everything that is bound otherwise than before the upgrade, with why it is. */
export function boundSince({ before, after, now, runs }: Around): Change[] {
  const connectors = runs === undefined ? new Set<string>() : connectorsOf(runs);
  const declared = new Set(runs?.parameters.map(({ key }) => key));
  const runsWith = (kind: Change['kind'], key: string) =>
    kind === 'parameters'
      ? declared.has(key)
      : connectors.has(key) || (runs !== undefined && Object.hasOwn(runs.steps, key));
  return KINDS.flatMap((kind) => {
    const keys = new Set([before, after, now].flatMap((each) => Object.keys(each[kind])));
    return [...keys].flatMap((key): Change[] => {
      const [was, became, is] = [before, after, now].map((each) => valueAt(each, { kind, key }));
      if (sameValue(was, is)) return [];
      if (!sameValue(became, is)) return [{ kind, key, why: 'changed' }];
      return [{ kind, key, why: runsWith(kind, key) ? 'running' : 'upgraded' }];
    });
  });
}

/** The bindings of today with what the upgrade bound taken back, and of the rest what the person said. */
export function bindingsBack(around: Around, giveBack: GiveBack = {}): Bindings {
  const back = boundSince(around).filter(
    ({ kind, key, why }) => why === 'upgraded' || giveBack[kind]?.includes(key),
  );
  const of = (kind: Change['kind']) =>
    new Set(back.filter((each) => each.kind === kind).map(({ key }) => key));
  return {
    connections: restored(around.now.connections, around.before.connections, of('connections')),
    parameters: restored(around.now.parameters, around.before.parameters, of('parameters')),
  };
}

/** Undefined where nothing is bound. */
export function valueAt(bindings: Bindings, { kind, key }: Place): JsonValue | undefined {
  return Object.hasOwn(bindings[kind], key) ? bindings[kind][key] : undefined;
}

function restored<Value>(
  now: Record<string, Value>,
  before: Record<string, Value>,
  keys: ReadonlySet<string>,
): Record<string, Value> {
  return Object.fromEntries([
    ...Object.entries(now).filter(([key]) => !keys.has(key)),
    ...Object.entries(before).filter(([key]) => keys.has(key)),
  ]);
}
