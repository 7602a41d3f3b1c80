/**
 * Hears of new versions of the tenant's own connectors and functions, by whomever and in whichever tab they are published:
 * palette, pickers, connection dialogs and the wizard then show them without a reload.
 *
 * Only a page that is seen listens, and not in its first moments: a browser has few connections to one host, and those belong to
 * what the page shows. Nothing is missed by that: the first word says how old the newest version is.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTRPC } from '../server/trpc.ts';

const LISTEN_AFTER_MS = 3_000;

export function CatalogNews(): null {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const known = useRef<string>(undefined);
  const seen = useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible');
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), LISTEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  useSubscription(
    trpc.connectors.watch.subscriptionOptions(undefined, {
      enabled: seen && settled,
      onData({ revision, ageMs }) {
        const readAt = queries.getQueryState(trpc.connectors.list.queryKey())?.dataUpdatedAt ?? Date.now();
        const isNews =
          known.current === undefined
            ? ageMs !== null && Date.now() - ageMs >= readAt
            : known.current !== revision;
        known.current = revision;
        if (!isNews) return;
        void queries.invalidateQueries({ queryKey: trpc.connectors.pathKey() });
        // A draft somebody is at work on is not read again under their hands.
        void queries.invalidateQueries({ queryKey: trpc.customParts.list.queryKey() });
      },
    }),
  );
  return null;
}

function onVisibility(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed);
  return () => document.removeEventListener('visibilitychange', changed);
}
