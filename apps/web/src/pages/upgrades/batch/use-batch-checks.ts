/** What the server says of each family of a batch with what was given so far; a call for each tenant. */
import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { inTenant, useTRPC, useTRPCClient } from '../../../server/trpc.ts';
import type { OnConflict, TenantRows } from './batch-rows.ts';
import type { FamilyCheck, FamilyValues } from './batch-values.ts';

type Wanted = {
  tenants: readonly TenantRows[];
  conflicts: OnConflict;
  /** By row key. */
  values: ReadonlyMap<string, FamilyValues>;
  enabled: boolean;
};

export type BatchChecks = {
  /** By row key; the answers before stay until the next ones are there. */
  checks: ReadonlyMap<string, FamilyCheck>;
  isFetching: boolean;
  /** By tenant id. */
  failures: ReadonlyMap<string, unknown>;
  retry(): void;
};

export function useBatchChecks({ tenants, conflicts, values, enabled }: Wanted): BatchChecks {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const orders = tenants.map(({ tenant, rows }) => ({
    tenantId: tenant.id,
    input: {
      ids: rows.map(({ item }) => item.id),
      conflicts,
      values: Object.fromEntries(rows.map(({ key, item }) => [item.id, values.get(key) ?? {}])),
    },
  }));
  const settled = useSettled(JSON.stringify(orders), enabled);
  // Nothing but what was written a moment ago: the same orders.
  const asked: typeof orders = JSON.parse(settled);
  const answers = useQueries({
    queries: asked.map(({ tenantId, input }) => ({
      queryKey: [trpc.upgrades.checkMany.mutationKey(), tenantId, input],
      queryFn: () => client.upgrades.checkMany.mutate(input, inTenant(tenantId)),
      enabled,
    })),
  });
  const fresh = new Map(
    tenants.flatMap(({ rows }, at) =>
      rows.flatMap(({ key }, place) => {
        const check = answers[at]?.data?.results[place];
        return check === undefined ? [] : [[key, check] as const];
      }),
    ),
  );
  // Several queries at once remember no answer of another order by themselves.
  const before = useRef<BatchChecks['checks']>(new Map());
  const checks = new Map([...before.current, ...fresh]);
  useEffect(() => {
    before.current = checks;
  });
  return {
    checks,
    isFetching: settled !== JSON.stringify(orders) || answers.some((each) => each.isFetching),
    failures: new Map(
      tenants.flatMap(({ tenant }, at) => {
        const error = answers[at]?.error;
        return error ? [[tenant.id, error] as const] : [];
      }),
    ),
    retry: () => void Promise.all(answers.map((each) => (each.isError ? each.refetch() : undefined))),
  };
}

const PAUSE_MS = 350;

/** A text once it has stood still for a moment: not every letter that is typed is asked about. Stays when `enabled` is false. */
function useSettled(text: string, enabled: boolean): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    if (text === settled || !enabled) return;
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, settled, enabled]);
  return settled;
}
