/** Many families upgraded, one call for each: progress is seen, and what fails stops nobody. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorCode } from '../../../server/error-text.ts';
import { inTenant, type ServerOutputs, useTRPCClient } from '../../../server/trpc.ts';
import { forgetUpgrades } from '../forget-upgrades.ts';
import type { BatchRow, OnConflict } from './batch-rows.ts';
import type { FamilyValues } from './batch-values.ts';

type FamilyResult = ServerOutputs['upgrades']['applyMany']['results'][number];
/** `failed` holds what was thrown, when the server answered nothing about the family. */
export type BatchResult = FamilyResult | { ok: false; failed: unknown } | 'running';

export type Batch = {
  /** By row key. */
  results: ReadonlyMap<string, BatchResult>;
  progress: { done: number; total: number } | undefined;
  start(rows: readonly BatchRow[], order: BatchStart): Promise<FamilyCounts>;
};
export type BatchStart = {
  conflicts: OnConflict;
  /** By row key. */
  values: ReadonlyMap<string, FamilyValues>;
};
export type FamilyCounts = { upgraded: number; waiting: number; failed: number };

export function useBatch(): Batch {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [results, setResults] = useState<Batch['results']>(new Map());
  const [progress, setProgress] = useState<Batch['progress']>();
  const start = async (rows: readonly BatchRow[], { conflicts, values }: BatchStart) => {
    const counts = { upgraded: 0, waiting: 0, failed: 0 };
    for (const [done, { key, tenant, item }] of rows.entries()) {
      const tell = (result: BatchResult) => setResults((before) => new Map(before).set(key, result));
      setProgress({ done, total: rows.length });
      tell('running');
      const result = await client.upgrades.applyMany
        .mutate(
          { ids: [item.id], conflicts, values: { [item.id]: values.get(key) ?? {} } },
          inTenant(tenant.id),
        )
        .then(({ results: [first] }) => first ?? { ok: false as const, failed: undefined })
        .catch((failed: unknown) => ({ ok: false as const, failed }));
      tell(result);
      if (!result.ok) counts.failed += 1;
      else if (result.did === 'waits') counts.waiting += 1;
      else counts.upgraded += 1;
      // Signed out: every further call would fail alike.
      if (!result.ok && 'failed' in result && errorCode(result.failed) === 'unauthenticated') break;
    }
    setProgress(undefined);
    await forgetUpgrades(queries);
    return counts;
  };
  return { results, progress, start };
}
