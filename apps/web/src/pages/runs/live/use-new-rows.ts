import { useRef } from 'react';

/** Ids that came to a list while it was looked at; other filters begin anew, and so does reading on. */
export function useNewRows(key: string, ids: readonly string[]): ReadonlySet<string> {
  const seen = useRef<{ key: string; oldest: readonly string[] }>(undefined);
  if (ids.length > 0 && seen.current?.key !== key) seen.current = { key, oldest: ids };
  return newerThan(seen.current?.key === key ? seen.current.oldest : ids, ids);
}

/** Of a list with the newest first: the ids above the first one that was there before. */
export function newerThan(before: readonly string[], ids: readonly string[]): ReadonlySet<string> {
  const known = new Set(before);
  const first = ids.findIndex((id) => known.has(id));
  return new Set(first === -1 ? [] : ids.slice(0, first));
}
