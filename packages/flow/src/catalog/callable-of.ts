import type { FlowDocument } from '../document/document.ts';
import type { CallableFlow } from './callable-flows.ts';

/** What a document wants of flows that call it; undefined without a manual trigger. */
export function callableOf(document: FlowDocument): CallableFlow | undefined {
  const manual = document.triggers.find((trigger) => trigger.kind === 'manual');
  return manual === undefined ? undefined : { input: manual.config.input };
}
