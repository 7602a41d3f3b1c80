/**
 * Filters of the run list under a name: those everybody has, and those a person saved. Saved ones are kept in this browser, by
 * tenant.
 */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** `search`: the filters as they stand in the address. */
export type RunView = { name: string; search: string };

const MOST = 30;

type Views = { byTenant: Readonly<Record<string, readonly RunView[]>> };

export const useSavedViews = create<Views>()(
  persist((): Views => ({ byTenant: {} }), { name: 'flowbridge.run-views' }),
);

const change = (tenantId: string, edit: (views: readonly RunView[]) => readonly RunView[]) =>
  useSavedViews.setState(({ byTenant }) => ({
    byTenant: { ...byTenant, [tenantId]: edit(byTenant[tenantId] ?? []) },
  }));

/** Saves a view; the same name again takes the former one's place. */
export function saveView(tenantId: string, view: RunView): void {
  change(tenantId, (views) => [...views.filter(({ name }) => name !== view.name), view].slice(-MOST));
}

export function forgetView(tenantId: string, name: string): void {
  change(tenantId, (views) => views.filter((each) => each.name !== name));
}

/** What a consultant looks for each morning. */
export const SHIPPED_VIEWS = {
  failed: 'state=failed&state=completedWithFailures',
  atWork: 'state=queued&state=running',
  waiting: 'state=waiting&state=needsDecision',
} as const;

/** Whether two addresses ask for the same, in whatever order. */
export function sameFilters(one: string, other: string): boolean {
  const sorted = (text: string) => [...new URLSearchParams(text)].map((pair) => pair.join('=')).sort();
  return sorted(one).join('&') === sorted(other).join('&');
}
