/** The tenant's runs per minute, for a call whose caller waits: it gets a place now, or is told when the next one is free. */
import type { Runtime } from '@flowbridge/runtime';
import type { AcceptedCall } from './accepted-call.ts';
import { freeDedupeKey } from './dedupe.ts';
import { HookRefusal } from './hook-refusal.ts';

/** Throws `HookRefusal` when the quota is used up: the call makes no run, and its dedupe key is free for the next one. */
export async function takeRunPlace(runtime: Runtime, { tenant, head }: AcceptedCall): Promise<void> {
  if (!tenant.runsLimited) return;
  const place = await runtime.runPlaces.take(head.tenantId);
  if (place.granted) return;
  if (head.dedupeKey !== undefined) await freeDedupeKey(runtime, { head, key: head.dedupeKey });
  const { perMinute, waitMs } = place;
  throw new HookRefusal(
    'run.quotaUsedUp',
    `This tenant begins ${perMinute} runs a minute; they are used up.`,
    {
      headers: { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1_000))) },
      details: { perMinute },
    },
  );
}
