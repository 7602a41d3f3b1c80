import { expect, test } from 'vitest';
import { nextFire, type SchedulePlan } from './next-fire.ts';

const at = (text: string) => Date.parse(text);
const iso = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());

function fires(plan: SchedulePlan, from: string, count: number): (string | undefined)[] {
  const list: (string | undefined)[] = [];
  let last: number | undefined = at(from);
  for (let index = 0; index < count && last !== undefined; index += 1) {
    last = nextFire(plan, last);
    list.push(iso(last));
  }
  return list;
}

const interval = (more: Partial<Extract<SchedulePlan, { mode: 'interval' }>>): SchedulePlan => ({
  mode: 'interval',
  every: 1,
  unit: 'days',
  anchorMs: at('2026-01-31T01:00:00Z'),
  zone: 'Asia/Shanghai',
  ...more,
});

test('minutes count from the first fire, however late one looks', () => {
  const plan = interval({ unit: 'minutes', every: 7, anchorMs: at('2026-01-01T00:00:03Z') });
  expect(iso(nextFire(plan, at('2026-01-01T00:00:00Z')))).toBe('2026-01-01T00:00:03.000Z');
  expect(iso(nextFire(plan, at('2026-01-01T00:00:03Z')))).toBe('2026-01-01T00:07:03.000Z');
  expect(iso(nextFire(plan, at('2026-03-01T12:34:56.789Z')))).toBe('2026-03-01T12:35:03.000Z');
});

test('a month that is too short fires on its last day, and the next one on the day again', () => {
  expect(fires(interval({ unit: 'months' }), '2026-01-31T02:00:00Z', 3)).toEqual([
    '2026-02-28T01:00:00.000Z',
    '2026-03-31T01:00:00.000Z',
    '2026-04-30T01:00:00.000Z',
  ]);
});

test('days keep the wall-clock time when the clocks change', () => {
  const plan = interval({ zone: 'Europe/Berlin', anchorMs: at('2026-03-27T08:00:00Z') });
  expect(fires(plan, '2026-03-27T08:00:00Z', 3)).toEqual([
    '2026-03-28T08:00:00.000Z',
    '2026-03-29T07:00:00.000Z',
    '2026-03-30T07:00:00.000Z',
  ]);
});

test('a time that the change of clocks skips fires after the gap', () => {
  const plan = interval({ zone: 'Europe/Berlin', anchorMs: at('2026-03-28T01:30:00Z') });
  expect(fires(plan, '2026-03-28T01:30:00Z', 2)).toEqual([
    '2026-03-29T01:30:00.000Z',
    '2026-03-30T00:30:00.000Z',
  ]);
});

test('weeks and years of days arrive where counting one by one arrives', () => {
  for (const unit of ['days', 'weeks', 'months'] as const) {
    const plan = interval({ unit, every: 3, zone: 'America/New_York' });
    let last = at('2026-01-01T00:00:00Z');
    while (last < at('2029-01-01T00:00:00Z')) {
      const next = nextFire(plan, last) ?? 0;
      expect(iso(nextFire(plan, next - 1))).toBe(iso(next));
      last = next;
    }
  }
});

test('cron follows its zone', () => {
  const plan: SchedulePlan = { mode: 'cron', cron: '30 8 * * 1-5', zone: 'Asia/Shanghai' };
  expect(iso(nextFire(plan, at('2026-01-02T01:00:00Z')))).toBe('2026-01-05T00:30:00.000Z');
});

test('a cron text or a zone that means nothing is refused', () => {
  expect(() => nextFire({ mode: 'cron', cron: 'often', zone: 'UTC' }, 0)).toThrow();
  expect(() => nextFire(interval({ zone: 'Mars/Base' }), Date.now())).toThrow();
});
