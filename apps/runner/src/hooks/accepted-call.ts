/** A call of an HTTP trigger that passed every check, and what is said to its caller when no run comes of it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type RunKey, releaseDedupeKey } from '@flowbridge/db';
import type { TriggerOf } from '@flowbridge/flow';
import type { RunHead, Runtime, TenantView } from '@flowbridge/runtime';
import type { ReadyEndpoint } from './endpoint-cache.ts';
import { HookRefusal } from './hook-refusal.ts';
import type { HttpTriggerValue } from './trigger-value.ts';
import { writeRefusal } from './write-answer.ts';

export type HookCall = { request: IncomingMessage; response: ServerResponse; search: string };

export type AcceptedCall = HookCall & {
  endpoint: ReadyEndpoint;
  trigger: TriggerOf<'http'>;
  tenant: TenantView;
  head: RunHead;
  value: HttpTriggerValue;
  /** JSON text of `value`. */
  json: string;
  keys: readonly RunKey[];
};

/** How long the caller of a synchronous run waits when its trigger does not say. */
export const DEFAULT_TIMEOUT_MS = 30_000;

/** The flow's policy did not let the run be made; it is recorded as skipped. A repeated call may try again. */
export async function answerSkipped(
  runtime: Runtime,
  { head, response }: AcceptedCall,
  openRunId: string,
): Promise<void> {
  await forgetKey(runtime, head);
  const refusal = new HookRefusal('run.skipped', 'Another run of this flow has not ended.', {
    details: { openRunId },
  });
  writeRefusal(response, refusal, head.id);
}

/** Frees the dedupe key of a call of which no run came, so that its repetition is a first call again. */
export async function forgetKey({ db }: Runtime, head: RunHead): Promise<void> {
  if (head.dedupeKey === undefined) return;
  await releaseDedupeKey(db, { flowId: head.flowId, key: head.dedupeKey, runId: head.id }).catch(
    () => undefined,
  );
}
