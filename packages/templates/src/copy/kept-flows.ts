import { callsOf } from '../package/calls-of.ts';
import { documentsOf, type PackageFlow } from '../package/package-content.ts';
import { hashFlow } from './lead-flow.ts';
import type { Home } from './plan-copy.ts';

/**
 * Flows of the copy that are no item of the package: the tenant's own and changed ones stay, so does what a staying flow calls;
 * what came from the template, was not changed and is called by nobody any more goes with it.
 */
export function keptFlows(
  { copy, origins }: Home,
  resolved: readonly PackageFlow[],
): { kept: PackageFlow[]; dropped: PackageFlow[] } {
  const there = new Set(resolved.map(({ key }) => key));
  const others = (copy?.flows ?? []).filter(({ key }) => !there.has(key));
  const kept = new Set(
    others.filter((flow) => {
      const origin = origins.find(({ kind, key }) => kind === 'flow' && key === flow.key);
      return !origin || origin.hash !== hashFlow(flow);
    }),
  );
  const open = [...resolved, ...kept];
  for (let flow = open.pop(); flow; flow = open.pop()) {
    for (const { document } of documentsOf(flow)) {
      for (const { config } of callsOf(document)) {
        const called = others.find(({ key }) => key === config.flow);
        if (!called || kept.has(called)) continue;
        kept.add(called);
        open.push(called);
      }
    }
  }
  return { kept: others.filter((flow) => kept.has(flow)), dropped: others.filter((flow) => !kept.has(flow)) };
}
