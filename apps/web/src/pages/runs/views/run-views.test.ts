import { beforeEach, expect, test } from 'vitest';
import { forgetView, sameFilters, saveView, useSavedViews } from './run-views.ts';

beforeEach(() => useSavedViews.setState({ byTenant: {} }));
const of = (tenantId: string) => useSavedViews.getState().byTenant[tenantId];

test('a view is saved for its tenant; the same name takes its place, and it can be forgotten', () => {
  saveView('a', { name: 'Mine', search: 'state=failed' });
  saveView('a', { name: 'Other', search: 'key=1' });
  saveView('a', { name: 'Mine', search: 'state=running' });
  expect(of('a')).toEqual([
    { name: 'Other', search: 'key=1' },
    { name: 'Mine', search: 'state=running' },
  ]);
  expect(of('b')).toBeUndefined();
  forgetView('a', 'Mine');
  expect(of('a')).toEqual([{ name: 'Other', search: 'key=1' }]);
});

test('the order of filters in the address makes no other view', () => {
  expect(sameFilters('state=failed&flow=f', 'flow=f&state=failed')).toBe(true);
  expect(sameFilters('state=failed', 'state=failed&state=running')).toBe(false);
});
