/**
 * The places a poll goes by: where it has read to, the window it asks for, where it has read to afterwards. Pure.
 *
 * A time is kept as ISO 8601 in UTC, whatever the system writes; texts of a time without an offset are read in the
 * flow's zone. Numbers and texts are kept as they are.
 */
import type { Watermark } from '@flowbridge/db';
import { readMoment } from '@flowbridge/expression';
import type { TriggerOf } from '@flowbridge/flow';
import { pollFailure } from './poll-failure.ts';

export type WatermarkKind = TriggerOf<'poll'>['config']['watermark']['kind'];

/** What expressions see as `cursor`. `to` is null where a window has no end of its own. */
export type PollCursor = { from: Watermark; to: Watermark | null; value: Watermark };

const OVERLAP_SECONDS = 120;

/** A value as a watermark of its kind; throws the failure `poll.watermarkUnreadable`. */
export function toWatermark(
  value: unknown,
  kind: WatermarkKind,
  { zone, ...place }: { zone: string; index?: number; field: string },
): Watermark {
  const read = readAs(value, kind, zone);
  if (read !== undefined) return read;
  throw pollFailure('poll.watermarkUnreadable', `no ${kind}: ${JSON.stringify(value)}`, {
    kind,
    value: value ?? null,
    ...place,
  });
}

function readAs(value: unknown, kind: WatermarkKind, zone: string): Watermark | undefined {
  switch (kind) {
    case 'time':
      try {
        return new Date(readMoment(value, zone)).toISOString();
      } catch {
        return undefined;
      }
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
    }
    case 'text':
      return typeof value === 'string' && value !== '' ? value : undefined;
  }
}

/** Where the first poll begins when nothing says so. */
export function firstWatermark(kind: WatermarkKind, now: Date): Watermark {
  return { time: now.toISOString(), number: 0, text: '' }[kind];
}

/** The window of an ordinary poll. A time looks again at the overlap before its watermark. */
export function liveWindow(
  watermark: Watermark,
  {
    kind,
    overlapSeconds = OVERLAP_SECONDS,
    now,
  }: { kind: WatermarkKind; overlapSeconds?: number; now: Date },
): PollCursor {
  if (kind !== 'time') return { from: watermark, to: null, value: watermark };
  const from = new Date(Date.parse(String(watermark)) - overlapSeconds * 1000).toISOString();
  return { from, to: now.toISOString(), value: watermark };
}

/** The window of a back-fill's slice that begins at `at`. */
export function sliceWindow(
  at: Watermark,
  { kind, to, slice }: { kind: WatermarkKind; to: Watermark; slice?: number | undefined },
): PollCursor & { to: Watermark } {
  const end = slice === undefined ? to : earlier(to, moved(at, kind, slice));
  return { from: at, to: end, value: at };
}

/** `at` moved on by a slice: seconds of a time, steps of a number; a text cannot be moved. */
function moved(at: Watermark, kind: WatermarkKind, slice: number): Watermark {
  if (kind === 'time') return new Date(Date.parse(String(at)) + slice * 1000).toISOString();
  return typeof at === 'number' ? at + slice : at;
}

/** Negative when `a` comes before `b`; watermarks of one kind only. */
export function compareWatermarks(a: Watermark, b: Watermark): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const earlier = (a: Watermark, b: Watermark): Watermark => (compareWatermarks(a, b) < 0 ? a : b);

/**
 * Where an ordinary poll has read to, given its answer's records. Never beyond its window: a record that the system dates
 * into the future is read again until its time has come. An empty answer moves a time to the window's end, never a
 * number or a text.
 */
export function nextWatermark(
  { to, value }: PollCursor,
  { kind, values }: { kind: WatermarkKind; values: readonly Watermark[] },
): Watermark {
  if (values.length === 0)
    return kind === 'time' && to !== null && compareWatermarks(to, value) > 0 ? to : value;
  const last = values.reduce((a, b) => (compareWatermarks(a, b) < 0 ? b : a), value);
  return to === null ? last : earlier(last, to);
}
