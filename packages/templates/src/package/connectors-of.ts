import { FUNCTIONS_KEY } from '@flowbridge/connector-sdk/custom';
import type { FlowDocument } from '@flowbridge/flow';

/** Keys of the connectors a document's steps and triggers use. Functions are no connector that could be installed or connected. */
export function connectorsOf(document: FlowDocument): Set<string> {
  const keys = new Set<string>();
  for (const step of Object.values(document.steps)) {
    if (step.kind === 'action') keys.add(step.config.connector);
  }
  for (const trigger of document.triggers) {
    if (trigger.kind === 'connectorEvent' || trigger.kind === 'poll') keys.add(trigger.config.connector);
  }
  keys.delete(FUNCTIONS_KEY);
  return keys;
}
