/** Which connection of the target takes the place of which of the source: by `--connection`, otherwise by the same name and system. */
import { connectorsOf } from '@flowbridge/templates';
import type { Connection } from '../../client/answers.ts';
import type { Installation } from '../../client/connect.ts';
import { pickConnection } from '../../find/find-connection.ts';
import type { Source, SourceFlow } from './look-at-source.ts';

export type Bound = {
  source: { name: string; connectorKey: string };
  /** Undefined: the target has none of that name. */
  target: { id: string; name: string } | undefined;
};

export type ConnectionMap = {
  /** Each connection the flows use, once, by its id at the source. */
  bound: ReadonlyMap<string, Bound>;
  /** Connection of the target by place (system, step or trigger), by the flow's key. */
  byFlow: Record<string, { connections: Record<string, string> }>;
  /** Connection of the target by system, for what is new in flows that are there already. */
  bySystem: Record<string, string>;
};

type Given = {
  at: Pick<Installation, 'name'>;
  own: readonly Connection[];
  map: ReadonlyMap<string, string>;
};

export function bindConnections(source: Pick<Source, 'flows' | 'connections'>, given: Given): ConnectionMap {
  const bound = new Map<string, Bound>();
  const byFlow: ConnectionMap['byFlow'] = {};
  const bySystem: Record<string, string> = {};
  for (const flow of source.flows) {
    const connections: Record<string, string> = {};
    for (const [place, sourceId] of usedPlaces(flow)) {
      const from = source.connections.get(sourceId);
      if (from === undefined) continue;
      const target = bound.get(sourceId)?.target ?? findTarget({ id: sourceId, ...from }, given);
      bound.set(sourceId, { source: from, target });
      if (target === undefined) continue;
      connections[place] = target.id;
      if (place === from.connectorKey) bySystem[place] ??= target.id;
    }
    byFlow[flow.key] = { connections };
  }
  return { bound, byFlow, bySystem };
}

/** A flow keeps bindings of steps that are gone: those bind nothing. */
function usedPlaces({ document, bindings }: SourceFlow): [string, string][] {
  const places = new Set<string>([
    ...connectorsOf(document),
    ...Object.keys(document.steps),
    ...document.triggers.map(({ id }) => id),
  ]);
  return Object.entries(bindings.connections).filter(([place]) => places.has(place));
}

function findTarget(
  from: { id: string; name: string; connectorKey: string },
  { at, own, map }: Given,
): Bound['target'] {
  const { connectorKey } = from;
  const wanted = map.get(from.name) ?? map.get(from.id) ?? map.get(connectorKey);
  if (wanted !== undefined) return pickConnection(own, wanted, { connectorKey, at });
  const same = own.filter((each) => each.connectorKey === connectorKey && each.name === from.name);
  return same.length === 1 ? same[0] : undefined;
}
