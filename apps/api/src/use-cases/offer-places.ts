import { enqueue, type Queryable } from '@flowbridge/queue';

/** A worker that has begun with a token looks for more by itself, so this many wake the runners of a large installation. */
const MOST_TOKENS = 100;

/**
 * Tells the runners that so many queued runs may begin now. Tokens name no run: which one begins is decided by the claim. One
 * too many does no harm.
 */
export async function offerPlaces(
  client: Queryable,
  { tenantId, count }: { tenantId: string; count: number },
): Promise<void> {
  const token = { name: 'run.execute', payload: { runId: `limit of ${tenantId}` } } as const;
  await enqueue(
    client,
    Array.from({ length: Math.min(Math.max(count, 0), MOST_TOKENS) }, () => token),
  );
}
