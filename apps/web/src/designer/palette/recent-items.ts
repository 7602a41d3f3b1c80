/** What a person added last, by the ids of palette items, newest first. Remembered in this browser for each person and tenant. */
import { create } from 'zustand';

const MOST = 12;

type Recent = { scope: string | undefined; ids: readonly string[] };

export const useRecentItems = create<Recent>(() => ({ scope: undefined, ids: [] }));

const slot = (scope: string) => `flowbridge.recent.${scope}`;

/** Reads what is remembered; from now on `rememberItem` adds to it. */
export function openRecentItems({ userId, tenantId }: { userId: string; tenantId: string }): void {
  const scope = `${tenantId}.${userId}`;
  if (useRecentItems.getState().scope !== scope) useRecentItems.setState({ scope, ids: read(scope) });
}

export function rememberItem(id: string): void {
  const { scope, ids } = useRecentItems.getState();
  if (scope === undefined) return;
  const next = [id, ...ids.filter((each) => each !== id)].slice(0, MOST);
  useRecentItems.setState({ ids: next });
  try {
    localStorage.setItem(slot(scope), JSON.stringify(next));
  } catch {
    // Full or forbidden: remembered until the page is left.
  }
}

function read(scope: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(slot(scope)) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
