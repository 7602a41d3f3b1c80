/** Wall-clock time of a zone, and back. */
export type WallTime = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws `RangeError` for a zone that does not exist. */
export function wallTime(atMs: number, zone: string): WallTime {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(atMs).map((part) => [part.type, Number(part.value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/**
 * The moment a zone's clocks show `wall`. Fields may exceed their range (day 32 is the next month's first). A time that is
 * skipped in spring gives the moment after the gap; one that comes twice in autumn gives the first.
 */
export function momentOf(wall: WallTime, zone: string): number {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const early = asUtc - offsetMs(asUtc - 86_400_000, zone);
  const late = asUtc - offsetMs(asUtc + 86_400_000, zone);
  if (early === late) return early;
  if (early - offsetGap(early, asUtc, zone) === early) return early;
  return offsetGap(late, asUtc, zone) === 0 ? late : Math.max(early, late);
}

function offsetMs(atMs: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallTime(atMs, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
}

/** How far the zone's clocks at `atMs` are from showing `asUtc`. */
function offsetGap(atMs: number, asUtc: number, zone: string): number {
  return atMs + offsetMs(atMs, zone) - asUtc;
}
