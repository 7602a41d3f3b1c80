import type { TriggerId } from '../document/ids.ts';
import { type Refusal, refuse } from './result.ts';

export function triggerUnknown(triggerId: TriggerId): Refusal {
  const en = `There is no trigger “${triggerId}” in this flow; it may have been deleted.`;
  return refuse('triggerUnknown', en, `流程中没有触发器“${triggerId}”，可能已被删除。`);
}
