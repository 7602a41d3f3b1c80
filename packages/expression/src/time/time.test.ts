import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUnits, startOfUnit, timeUnits, wholeUnitsBetween } from './calendar.ts';
import { formatMoment, parseMoment } from './date-pattern.ts';
import { readMoment } from './read-moment.ts';
import { fromWallClock, toWallClock } from './zone.ts';

const iso = (epochMs: number) => new Date(epochMs).toISOString();
const zones = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  '+05:30',
  '-03:00',
];
const moment = fc.integer({ min: Date.UTC(1995, 0, 1), max: Date.UTC(2060, 0, 1) });

describe('the wall clock of a zone', () => {
  it('gives back the moment, but for the hour that happens twice', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (epochMs, zone) => {
        const back = fromWallClock(toWallClock(epochMs, zone), zone);
        expect([0, 30 * 60_000, 60 * 60_000]).toContain(epochMs - back);
        expect(toWallClock(back, zone)).toEqual(toWallClock(epochMs, zone));
      }),
    );
  });

  it('skips the missing hour and takes the first of a repeated one', () => {
    const clock = { year: 2026, month: 3, day: 8, hour: 2, minute: 30, second: 0, millisecond: 0 };
    expect(iso(fromWallClock(clock, 'America/New_York'))).toBe('2026-03-08T07:30:00.000Z');
    expect(iso(fromWallClock({ ...clock, month: 11, day: 1, hour: 1 }, 'America/New_York'))).toBe(
      '2026-11-01T05:30:00.000Z',
    );
  });

  it('refuses a zone that does not exist', () => {
    expect(() => toWallClock(0, 'Asia/Shangai')).toThrow(/is not a time zone/);
  });
});

describe('reading dates', () => {
  it.each([
    ['2026-03-05', '2026-03-04T16:00:00.000Z'],
    ['2026/3/5 8:30', '2026-03-05T00:30:00.000Z'],
    ['2026-03-05 08:30:00.5', '2026-03-05T00:30:00.500Z'],
    ['20260305', '2026-03-04T16:00:00.000Z'],
    ['20260305083000', '2026-03-05T00:30:00.000Z'],
    ['2026-03-05T08:30:00Z', '2026-03-05T08:30:00.000Z'],
    ['2026-03-05T08:30:00.123456+0200', '2026-03-05T06:30:00.123Z'],
    [1772699400000, '2026-03-05T08:30:00.000Z'],
  ])('takes %s', (value, expected) => {
    expect(iso(readMoment(value, 'Asia/Shanghai'))).toBe(expected);
  });

  it.each(['2026-02-30', '2026-13-01', 'tomorrow', '', '2026-03-05 25:00', null, true, Number.NaN])(
    'refuses %s',
    (value) => {
      expect(() => readMoment(value, 'UTC')).toThrow(/is not a date/);
    },
  );

  it('reads by a pattern what it wrote by it', () => {
    fc.assert(
      fc.property(
        moment,
        fc.constantFrom(
          'yyyy-MM-dd HH:mm:ss.SSS Z',
          'd/M/yyyy hh:mm:ss a SSS XXX',
          "yyyy年MM月dd日 HH'时'mm ss SSS Z",
        ),
        (epochMs, pattern) => {
          expect(parseMoment(formatMoment(epochMs, pattern, 'Asia/Kolkata'), pattern, 'UTC')).toBe(epochMs);
        },
      ),
    );
  });

  it('knows the patterns of other tools, and literal letters', () => {
    expect(formatMoment(0, "YYYY-MM-DDTHH:mm:ssXXX 'day' d E Q", 'Asia/Shanghai')).toBe(
      '1970-01-01T08:00:00+08:00 day 1 4 1',
    );
  });
});

describe('calendar arithmetic', () => {
  it('counts exactly the units it adds', () => {
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: -40, max: 40 }),
        fc.constantFrom(...timeUnits),
        fc.constantFrom(...zones),
        (from, amount, unit, zone) => {
          const clock = toWallClock(from, zone);
          // a month's last days and a clock change's night have no exact counterpart everywhere
          fc.pre(clock.day <= 28 && clock.hour >= 4 && clock.hour <= 22);
          expect(wholeUnitsBetween(from, addUnits(from, amount, unit, zone), unit, zone)).toBe(amount);
        },
      ),
    );
  });

  it('finds a unit’s start at or before the moment, and the next one after it', () => {
    fc.assert(
      fc.property(
        moment,
        fc.constantFrom(...timeUnits),
        fc.constantFrom('UTC', 'Asia/Shanghai', '+05:30'),
        (epochMs, unit, zone) => {
          const start = startOfUnit(epochMs, unit, zone);
          expect(start).toBeLessThanOrEqual(epochMs);
          expect(addUnits(start, 1, unit, zone)).toBeGreaterThan(epochMs);
          expect(startOfUnit(start, unit, zone)).toBe(start);
        },
      ),
    );
  });
});
