/** Many families upgraded, one call for each: progress is seen, and what fails stops nobody. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorCode } from '../../server/error-text.ts';
import { inTenant, type ServerOutputs, useTRPC, useTRPCClient } from '../../server/trpc.ts';

type FamilyResult = ServerOutputs['upgrades']['applyMany']['results'][number];
export type Tenant = ServerOutputs['upgrades']['everywhere'][number]['tenant'];
export type BatchRow = { key: string; tenant: Tenant; item: ServerOutputs['upgrades']['list'][number] };
/** `failed` holds what was thrown, when the server answered nothing about the family. */
export type BatchResult = FamilyResult | { ok: false; failed: unknown } | 'running';
export type OnConflict = 'wait' | 'mine' | 'theirs';

export type Batch = {
  results: ReadonlyMap<string, { row: BatchRow; result: BatchResult }>;
  progress: { done: number; total: number } | undefined;
  start(rows: readonly BatchRow[], conflicts: OnConflict): Promise<FamilyCounts>;
};
export type FamilyCounts = { upgraded: number; waiting: number; failed: number };

export function useBatch(): Batch {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [results, setResults] = useState<Batch['results']>(new Map());
  const [progress, setProgress] = useState<Batch['progress']>();
  const start = async (rows: readonly BatchRow[], conflicts: OnConflict) => {
    const counts = { upgraded: 0, waiting: 0, failed: 0 };
    const tell = (row: BatchRow, result: BatchResult) =>
      setResults((before) => new Map(before).set(row.key, { row, result }));
    for (const [done, row] of rows.entries()) {
      setProgress({ done, total: rows.length });
      tell(row, 'running');
      const result = await client.upgrades.applyMany
        .mutate({ ids: [row.item.id], conflicts }, inTenant(row.tenant.id))
        .then(({ results: [first] }) => first ?? { ok: false as const, failed: undefined })
        .catch((failed: unknown) => ({ ok: false as const, failed }));
      tell(row, result);
      if (!result.ok) counts.failed += 1;
      else if (result.did === 'waits') counts.waiting += 1;
      else counts.upgraded += 1;
      // Signed out: every further call would fail alike.
      if (!result.ok && 'failed' in result && errorCode(result.failed) === 'unauthenticated') break;
    }
    setProgress(undefined);
    await Promise.all(
      [trpc.upgrades.pathKey(), trpc.flows.pathKey()].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
    return counts;
  };
  return { results, progress, start };
}
