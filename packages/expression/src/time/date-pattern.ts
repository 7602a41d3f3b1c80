import { Fault } from '../fault.ts';
import { isPossible } from './read-moment.ts';
import { fromWallClock, toWallClock, type WallClock, zoneOffsetMinutes } from './zone.ts';

/**
 * Date patterns: yyyy yy · MM M · dd d · HH H (0–23) · hh h (1–12) · mm m · ss s · SSS · a (AM/PM) · E (weekday, Monday 1)
 * · Q (quarter) · XXX (offset, Z for UTC) · Z (offset). YYYY and DD are read as yyyy and dd. Text between single
 * quotes and any other character stand for themselves.
 */
type Piece = { field: string } | { literal: string };

const fieldPattern =
  /'((?:[^']|'')*)'|(yyyy|YYYY|yy|YY|MM|M|dd|DD|d|D|HH|H|hh|h|mm|m|ss|s|SSS|a|E|Q|XXX|Z)|([\s\S])/g;
const patterns = new Map<string, Piece[]>();

function readPattern(pattern: string): Piece[] {
  const known = patterns.get(pattern);
  if (known) return known;
  const pieces: Piece[] = [];
  for (const [, quoted, field, other] of pattern.matchAll(fieldPattern)) {
    if (field !== undefined) pieces.push({ field: field.replaceAll('Y', 'y').replaceAll('D', 'd') });
    else if (quoted !== undefined)
      pieces.push({ literal: quoted === '' ? "'" : quoted.replaceAll("''", "'") });
    else pieces.push({ literal: other ?? '' });
  }
  if (patterns.size > 500) patterns.clear();
  patterns.set(pattern, pieces);
  return pieces;
}

/** Writes a moment by a pattern, as the wall clock of the zone shows it. */
export function formatMoment(epochMs: number, pattern: string, zone: string): string {
  const clock = toWallClock(epochMs, zone);
  const offset = zoneOffsetMinutes(zone, epochMs);
  let text = '';
  for (const piece of readPattern(pattern)) {
    text += 'literal' in piece ? piece.literal : formatField(piece.field, clock, offset);
  }
  return text;
}

function formatField(field: string, clock: WallClock, offset: number): string {
  const hour12 = clock.hour % 12 === 0 ? 12 : clock.hour % 12;
  switch (field) {
    case 'yyyy':
      return pad(clock.year, 4);
    case 'yy':
      return pad(clock.year % 100, 2);
    case 'MM':
    case 'M':
      return pad(clock.month, field.length);
    case 'dd':
    case 'd':
      return pad(clock.day, field.length);
    case 'HH':
    case 'H':
      return pad(clock.hour, field.length);
    case 'hh':
    case 'h':
      return pad(hour12, field.length);
    case 'mm':
    case 'm':
      return pad(clock.minute, field.length);
    case 'ss':
    case 's':
      return pad(clock.second, field.length);
    case 'SSS':
      return pad(clock.millisecond, 3);
    case 'a':
      return clock.hour < 12 ? 'AM' : 'PM';
    case 'E':
      return String(new Date(Date.UTC(clock.year, clock.month - 1, clock.day)).getUTCDay() || 7);
    case 'Q':
      return String(Math.ceil(clock.month / 3));
    case 'XXX':
      return offset === 0 ? 'Z' : writeOffset(offset);
    default:
      return writeOffset(offset);
  }
}

function writeOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60), 2)}:${pad(size % 60, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

const fieldExpressions: Record<string, string> = {
  yyyy: '(\\d{4})',
  SSS: '(\\d{3})',
  a: '(AM|PM|am|pm|上午|下午)',
  E: '([1-7])',
  Q: '([1-4])',
  XXX: '(Z|[+-]\\d{2}:?\\d{2})',
  Z: '(Z|[+-]\\d{2}:?\\d{2})',
};

/** Reads text by a pattern; parts the pattern lacks are the beginning of theirs. Throws a `Fault` when it does not fit. */
export function parseMoment(text: string, pattern: string, zone: string): number {
  const pieces = readPattern(pattern);
  const fields: string[] = [];
  let expression = '';
  for (const piece of pieces) {
    if ('literal' in piece) {
      expression += piece.literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    } else {
      fields.push(piece.field);
      expression += fieldExpressions[piece.field] ?? (piece.field.length === 2 ? '(\\d{2})' : '(\\d{1,2})');
    }
  }
  const match = new RegExp(`^\\s*${expression}\\s*$`).exec(text);
  if (match) {
    const read = new Map(fields.map((field, at) => [field, match[at + 1] ?? '']));
    const clock = readClock(read);
    const offset = read.get('XXX') ?? read.get('Z');
    if (isPossible(clock)) return fromWallClock(clock, offset ?? zone);
  }
  throw new Fault('invalidValue', {
    en: `text “${text.slice(0, 40)}” does not fit the date pattern “${pattern}”`,
    zh: `文本“${text.slice(0, 40)}”与日期格式“${pattern}”不符`,
  });
}

function readClock(read: Map<string, string>): WallClock {
  const number = (...names: string[]) => {
    const name = names.find((candidate) => read.has(candidate));
    return name === undefined ? undefined : Number(read.get(name));
  };
  const shortYear = number('yy');
  const half = read.get('a');
  const isAfternoon = half === 'PM' || half === 'pm' || half === '下午';
  const hour12 = number('hh', 'h');
  const hourOfHalf = hour12 === undefined ? undefined : (hour12 % 12) + (isAfternoon ? 12 : 0);
  return {
    year: number('yyyy') ?? (shortYear === undefined ? 1970 : 2000 + shortYear),
    month: number('MM', 'M') ?? 1,
    day: number('dd', 'd') ?? 1,
    hour: number('HH', 'H') ?? hourOfHalf ?? 0,
    minute: number('mm', 'm') ?? 0,
    second: number('ss', 's') ?? 0,
    millisecond: number('SSS') ?? 0,
  };
}
