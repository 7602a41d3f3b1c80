import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RunKey } from '@flowbridge/db';
import type { TriggerOf } from '@flowbridge/flow';
import type { RunHead, TenantView } from '@flowbridge/runtime';
import type { ReadyEndpoint } from './endpoint-cache.ts';
import type { HttpTriggerValue } from './trigger-value.ts';

export type HookCall = { request: IncomingMessage; response: ServerResponse; search: string };

/** A call of an HTTP trigger that may become a run. */
export type AcceptedCall = HookCall & {
  endpoint: ReadyEndpoint;
  trigger: TriggerOf<'http'>;
  tenant: TenantView;
  head: RunHead;
  value: HttpTriggerValue;
  json: string;
  keys: readonly RunKey[];
};

/** How long the caller of a synchronous trigger waits when the trigger does not say. */
const DEFAULT_TIMEOUT_MS = 30_000;

export function answerWithinMs({ config }: TriggerOf<'http'>): number {
  return config.timeoutMs ?? DEFAULT_TIMEOUT_MS;
}
