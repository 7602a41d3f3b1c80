import { CURRENT_SCHEMA_VERSION, type FlowDocument } from './document.ts';
import { ROOT_LANE } from './ids.ts';

/** A flow with nothing in it: no trigger, no step. */
export function emptyDocument(): FlowDocument {
  return {
    schemaVersion: CURRENT_SCHEMA_VERSION,
    triggers: [],
    lanes: { [ROOT_LANE]: [] },
    steps: {},
    parameters: [],
    notes: [],
  };
}
