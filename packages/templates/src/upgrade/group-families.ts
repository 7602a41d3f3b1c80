/**
 * Which flows of one template belong together: those that call each other, whoever calls whom. Two families made of the same
 * template stay two; a flow that nobody of them calls, and that calls none of them, is a family of its own.
 */
export type CallingFlow = { id: string; calls: readonly string[] };

/** In the order of the flows that were given, both the families and the flows in each. */
export function groupFamilies<Flow extends CallingFlow>(flows: readonly Flow[]): Flow[][] {
  const known = new Set(flows.map(({ id }) => id));
  const leader = new Map<string, string>(flows.map(({ id }) => [id, id]));
  const leaderOf = (id: string): string => {
    let at = id;
    for (let next = leader.get(at); next !== undefined && next !== at; next = leader.get(at)) at = next;
    return at;
  };
  for (const { id, calls } of flows) {
    for (const callee of calls) if (known.has(callee)) leader.set(leaderOf(callee), leaderOf(id));
  }
  const families = new Map<string, Flow[]>();
  for (const flow of flows) {
    const of = leaderOf(flow.id);
    families.set(of, [...(families.get(of) ?? []), flow]);
  }
  return [...families.values()];
}
