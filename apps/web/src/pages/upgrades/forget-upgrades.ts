import type { QueryClient } from '@tanstack/react-query';
import { queryClient, serverQueries } from '../../server/clients.ts';

/**
 * After an upgrade was done or taken back: what was read of upgrades and flows is read again, by the console and by the part of it
 * that acts in another tenant. The preview of what is done stays out: it would be asked for again and refused.
 */
export async function forgetUpgrades(queries: QueryClient): Promise<void> {
  const { upgrades, flows } = serverQueries;
  const keys = [
    upgrades.list.queryKey(),
    upgrades.everywhere.queryKey(),
    upgrades.done.pathKey(),
    upgrades.doneEverywhere.queryKey(),
    flows.pathKey(),
  ];
  await Promise.all(
    [...new Set([queries, queryClient])].flatMap((each) =>
      keys.map((queryKey) => each.invalidateQueries({ queryKey })),
    ),
  );
}
