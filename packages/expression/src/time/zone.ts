import { Fault } from '../fault.ts';

/** A calendar moment as a clock on the wall of a zone shows it. `month` counts from 1. */
export type WallClock = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
};

const minuteMs = 60_000;
const bucketMs = 15 * minuteMs;
const formatters = new Map<string, Intl.DateTimeFormat>();
/** Offsets change only at quarter hours, so an offset is remembered per zone and quarter hour. */
const offsets = new Map<string, number>();
const rememberedOffsets = 10_000;

/**
 * Minutes that a zone is ahead of UTC at a moment. `zone` is an IANA name (`Asia/Shanghai`), `UTC`, or an offset
 * (`+08:00`). Throws a `Fault` when the zone is unknown.
 */
export function zoneOffsetMinutes(zone: string, epochMs: number): number {
  if (zone === 'UTC' || zone === 'Z') return 0;
  const fixed = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]));
  const bucket = Math.floor(epochMs / bucketMs);
  const key = `${zone} ${bucket}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = computeOffset(zone, bucket * bucketMs);
  if (offsets.size >= rememberedOffsets) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function computeOffset(zone: string, epochMs: number): number {
  const shown = new Map<string, number>();
  for (const part of formatterFor(zone).formatToParts(epochMs)) shown.set(part.type, Number(part.value));
  const read = (type: string) => shown.get(type) ?? 0;
  const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'));
  return Math.round((wall - Math.floor(epochMs / minuteMs) * minuteMs) / minuteMs);
}

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  try {
    const created = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formatters.set(zone, created);
    return created;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new Fault('invalidValue', {
      en: `“${zone}” is not a time zone; write one such as 'Asia/Shanghai' or '+08:00'`,
      zh: `“${zone}”不是有效时区；请写成 'Asia/Shanghai' 或 '+08:00' 的形式`,
    });
  }
}

/** What a clock on the wall shows in the zone at the moment. */
export function toWallClock(epochMs: number, zone: string): WallClock {
  const shifted = new Date(epochMs + zoneOffsetMinutes(zone, epochMs) * minuteMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    millisecond: shifted.getUTCMilliseconds(),
  };
}

/**
 * The moment at which the wall clock of the zone shows this. Out-of-range parts carry over (month 13 is January). A
 * time that a clock change skips gives the moment after the gap; one that happens twice gives the first.
 */
export function fromWallClock(clock: WallClock, zone: string): number {
  const wall = utcOf(clock);
  const before = zoneOffsetMinutes(zone, wall - 24 * 60 * minuteMs);
  const after = zoneOffsetMinutes(zone, wall + 24 * 60 * minuteMs);
  // at a clock change both offsets are tried; the one that maps back to the same clock is right
  const early = wall - before * minuteMs;
  if (zoneOffsetMinutes(zone, early) === before) return early;
  const late = wall - after * minuteMs;
  if (zoneOffsetMinutes(zone, late) === after) return late;
  return early;
}

function utcOf(clock: WallClock): number {
  const date = new Date(0);
  date.setUTCFullYear(clock.year, clock.month - 1, clock.day);
  date.setUTCHours(clock.hour, clock.minute, clock.second, clock.millisecond);
  return date.getTime();
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate();
}
