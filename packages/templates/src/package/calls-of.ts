import type { FlowDocument, Step } from '@flowbridge/flow';

type Call = Extract<Step, { kind: 'callFlow' }>;

/** The steps of a document that call another flow, those that have not chosen one included. */
export function callsOf(document: FlowDocument): Call[] {
  return Object.values(document.steps).filter((step): step is Call => step.kind === 'callFlow');
}

/** The same document with every call led to where `target` says; calls it does not know stay. */
export function leadCalls(
  document: FlowDocument,
  target: (flow: string) => string | undefined,
): FlowDocument {
  const steps = Object.entries(document.steps).map(([id, step]) => {
    const flow = step.kind === 'callFlow' ? target(step.config.flow) : undefined;
    if (step.kind !== 'callFlow' || flow === undefined) return [id, step] as const;
    return [id, { ...step, config: { ...step.config, flow } }] as const;
  });
  return { ...document, steps: Object.fromEntries(steps) };
}

/** The first circle in a graph of calls, from a flow to itself; undefined when every call ends. */
export function findCircle(calls: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  for (const start of calls.keys()) {
    // Without recursion: a hostile package could call a hundred deep.
    const path: { key: string; next: number }[] = [{ key: start, next: 0 }];
    while (path.length > 0) {
      const top = path[path.length - 1];
      if (!top) break;
      const callee = calls.get(top.key)?.[top.next];
      top.next += 1;
      if (callee === undefined) {
        done.add(top.key);
        path.pop();
        continue;
      }
      const at = path.findIndex((each) => each.key === callee);
      if (at >= 0) return [...path.slice(at).map((each) => each.key), callee];
      if (!done.has(callee)) path.push({ key: callee, next: 0 });
    }
  }
  return undefined;
}
