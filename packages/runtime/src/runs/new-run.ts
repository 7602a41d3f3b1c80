import { newId } from '@flowbridge/db';
import type { RunHead } from '../journal/run-head.ts';

export type NewRun = {
  tenantId: string;
  flowId: string;
  versionId: string;
  mode: RunHead['mode'];
  triggerKind: string;
  triggerKey: string;
  dedupeKey?: string;
  duplicateOf?: string;
  isTest?: boolean;
};

/** A run that begins now on this node: its id, its first attempt, its first lease. */
export function newRun(run: NewRun, { nodeId, nowMs }: { nodeId: string; nowMs: number }): RunHead {
  const { isTest = false, ...rest } = run;
  return { ...rest, id: newId(nowMs), isTest, attempt: 1, acceptedAtMs: nowMs, leaseNumber: 1, nodeId };
}
