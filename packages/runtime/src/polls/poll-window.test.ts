import { expect, test } from 'vitest';
import { compareWatermarks, liveWindow, nextWatermark, sliceWindow, toWatermark } from './poll-window.ts';

const now = new Date('2026-03-01T12:00:00Z');
const place = { zone: 'Asia/Shanghai', field: 'watermark.value' };

test('a time is kept in UTC, however the system writes it', () => {
  const read = (value: unknown) => toWatermark(value, 'time', place);
  expect(read('2026-03-01T08:00:00+02:00')).toBe('2026-03-01T06:00:00.000Z');
  expect(read('2026-03-01 08:00:00')).toBe('2026-03-01T00:00:00.000Z');
  expect(read('20260301')).toBe('2026-02-28T16:00:00.000Z');
  expect(read(Date.parse('2026-03-01T00:00:00Z'))).toBe('2026-03-01T00:00:00.000Z');
});

test.each([
  ['soon', 'time'],
  [null, 'time'],
  ['twelve', 'number'],
  ['', 'number'],
  [5, 'text'],
] as const)('%j is refused as a %s', (value, kind) => {
  expect(() => toWatermark(value, kind, place)).toThrow(
    expect.objectContaining({ name: 'StepFailureError' }),
  );
});

test('an ordinary window of a time begins its overlap before the watermark, others at the watermark', () => {
  const value = '2026-03-01T11:00:00.000Z';
  expect(liveWindow(value, { kind: 'time', now })).toEqual({
    from: '2026-03-01T10:58:00.000Z',
    to: '2026-03-01T12:00:00.000Z',
    value,
  });
  expect(liveWindow(value, { kind: 'time', overlapSeconds: 0, now }).from).toBe(value);
  expect(liveWindow(7, { kind: 'number', now })).toEqual({ from: 7, to: null, value: 7 });
});

test('the watermark goes to the newest record, never back and never beyond the window', () => {
  const cursor = liveWindow('2026-03-01T11:00:00.000Z', { kind: 'time', now });
  const next = (...values: string[]) => nextWatermark(cursor, { kind: 'time', values });
  expect(next('2026-03-01T11:30:00.000Z', '2026-03-01T11:10:00.000Z')).toBe('2026-03-01T11:30:00.000Z');
  expect(next('2026-03-01T10:59:00.000Z')).toBe('2026-03-01T11:00:00.000Z');
  expect(next('2026-03-09T00:00:00.000Z')).toBe('2026-03-01T12:00:00.000Z');
});

test('without records a time goes to the end of the window, a number stays, and a clock set back moves nothing', () => {
  const time = liveWindow('2026-03-01T11:00:00.000Z', { kind: 'time', now });
  expect(nextWatermark(time, { kind: 'time', values: [] })).toBe(now.toISOString());
  expect(nextWatermark(liveWindow(7, { kind: 'number', now }), { kind: 'number', values: [] })).toBe(7);
  const ahead = liveWindow('2026-03-01T13:00:00.000Z', { kind: 'time', now });
  expect(nextWatermark(ahead, { kind: 'time', values: [] })).toBe('2026-03-01T13:00:00.000Z');
});

test('slices join without a gap and end where the back-fill ends', () => {
  const day = { kind: 'time', to: '2026-01-02T12:00:00.000Z', slice: 86_400 } as const;
  const first = sliceWindow('2026-01-01T00:00:00.000Z', day);
  const second = sliceWindow(first.to, day);
  expect([first.to, second.from, second.to]).toEqual([
    '2026-01-02T00:00:00.000Z',
    '2026-01-02T00:00:00.000Z',
    '2026-01-02T12:00:00.000Z',
  ]);
  expect(sliceWindow(0, { kind: 'number', to: 5, slice: 10 }).to).toBe(5);
  expect(sliceWindow('a', { kind: 'text', to: 'z' })).toEqual({ from: 'a', to: 'z', value: 'a' });
});

test('watermarks are compared by their kind', () => {
  expect(compareWatermarks(9, 10)).toBeLessThan(0);
  expect(compareWatermarks('9', '10')).toBeGreaterThan(0);
});
