import type { FlowDocument } from '@flowbridge/flow';
import { callsOf } from '@flowbridge/templates';

/** The flows that none of the others calls: what the others are published with. */
export function headsOf(flows: readonly { id: string; document: FlowDocument }[]): string[] {
  const called = new Set(
    flows.flatMap(({ id, document }) =>
      callsOf(document)
        .map(({ config }) => config.flow)
        .filter((callee) => callee !== id),
    ),
  );
  return flows.filter(({ id }) => !called.has(id)).map(({ id }) => id);
}
