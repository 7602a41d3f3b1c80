import { addUnits, startOfUnit, type TimeUnit, timeUnits, wholeUnitsBetween } from '../time/calendar.ts';
import { formatMoment, parseMoment } from '../time/date-pattern.ts';
import { readMoment } from '../time/read-moment.ts';
import { choiceArgument, integerArgument, optionalText, textArgument, wrongArgument } from './arguments.ts';
import { defineFunction, type FunctionSpec, type Parameter } from './function-spec.ts';

const zoneParameter: Parameter = { name: 'zone', type: 'text', optional: true };
const unitNames: readonly string[] = timeUnits;

/** `day` and `days` are the same unit. */
function unitArgument(value: unknown): TimeUnit {
  const single =
    typeof value === 'string' && value.endsWith('s') && unitNames.includes(value.slice(0, -1))
      ? value.slice(0, -1)
      : value;
  return choiceArgument(single, 'unit', timeUnits);
}

function isoText(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

const offsetUnitMs: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `'-2m'` or a number of milliseconds. */
function offsetMs(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number' && Number.isFinite(value)) return Math.trunc(value);
  const match = typeof value === 'string' ? /^\s*([+-]?\d+)\s*(ms|s|m|h|d)\s*$/.exec(value) : null;
  if (match) return Number(match[1]) * (offsetUnitMs[match[2] ?? ''] ?? 0);
  throw wrongArgument(
    'offset',
    {
      en: "milliseconds, or a text such as '-2m', '30s', '1h', '-1d'",
      zh: "毫秒数，或 '-2m'、'30s'、'1h'、'-1d' 形式的文本",
    },
    value,
  );
}

export const dateFunctions: FunctionSpec[] = [
  defineFunction({
    name: 'now',
    category: 'date',
    parameters: [],
    returns: 'date',
    description: {
      en: 'The present moment as ISO 8601 text in UTC. The same throughout one evaluation of a run’s step.',
      zh: '当前时刻，UTC 的 ISO 8601 文本。',
    },
    examples: [{ expression: 'now()', result: '2026-03-05T08:30:00.000Z' }],
    pure: false,
    run: (_given, environment) => isoText(environment.now()),
  }),
  defineFunction({
    name: 'formatDate',
    category: 'date',
    parameters: [{ name: 'value', type: 'date' }, { name: 'pattern', type: 'text' }, zoneParameter],
    returns: 'text',
    description: {
      en: 'Writes a date by a pattern (yyyy MM dd HH mm ss SSS, hh a, E weekday, XXX offset), in the zone.',
      zh: '按格式输出日期（yyyy MM dd HH mm ss SSS、hh a、E 星期、XXX 时区偏移），按指定时区。',
    },
    examples: [
      { expression: "formatDate(now(), 'yyyy-MM-dd HH:mm:ss')", result: '2026-03-05 16:30:00' },
      { expression: "formatDate('2026-03-05T08:30:00Z', 'yyyy年M月d日', 'UTC')", result: '2026年3月5日' },
    ],
    pure: false,
    run([value, pattern, zone], { timeZone }) {
      const inZone = optionalText(zone, 'zone') ?? timeZone;
      return formatMoment(readMoment(value, inZone), textArgument(pattern, 'pattern'), inZone);
    },
  }),
  defineFunction({
    name: 'parseDate',
    category: 'date',
    parameters: [
      { name: 'text', type: 'text' },
      { name: 'pattern', type: 'text', optional: true },
      zoneParameter,
    ],
    returns: 'date',
    description: {
      en: 'Reads a date written by a pattern, or in one of the usual ways when no pattern is given.',
      zh: '按格式解析日期文本；不给格式时识别常见写法。',
    },
    examples: [
      { expression: "parseDate('05/03/2026', 'dd/MM/yyyy')", result: '2026-03-04T16:00:00.000Z' },
      { expression: "parseDate('2026-03-05 09:00:00', null, 'UTC')", result: '2026-03-05T09:00:00.000Z' },
    ],
    pure: false,
    run([text, pattern, zone], { timeZone }) {
      const inZone = optionalText(zone, 'zone') ?? timeZone;
      const byPattern = optionalText(pattern, 'pattern');
      if (byPattern === undefined) return isoText(readMoment(text, inZone));
      return isoText(parseMoment(textArgument(text, 'text'), byPattern, inZone));
    },
  }),
  defineFunction({
    name: 'addTime',
    category: 'date',
    parameters: [
      { name: 'value', type: 'date' },
      { name: 'amount', type: 'integer' },
      { name: 'unit', type: 'text' },
      zoneParameter,
    ],
    returns: 'date',
    description: {
      en: 'Moves a date by whole units: year, quarter, month, week, day, hour, minute, second, millisecond.',
      zh: '日期加减：year、quarter、month、week、day、hour、minute、second、millisecond。',
    },
    examples: [
      {
        expression: "addTime('2026-01-31T00:00:00Z', 1, 'month', 'UTC')",
        result: '2026-02-28T00:00:00.000Z',
      },
      { expression: "addTime(now(), -2, 'hours')", result: '2026-03-05T06:30:00.000Z' },
    ],
    pure: false,
    run([value, amount, unit, zone], { timeZone }) {
      const inZone = optionalText(zone, 'zone') ?? timeZone;
      const moment = readMoment(value, inZone);
      return isoText(addUnits(moment, integerArgument(amount, 'amount'), unitArgument(unit), inZone));
    },
  }),
  defineFunction({
    name: 'startOf',
    category: 'date',
    parameters: [{ name: 'value', type: 'date' }, { name: 'unit', type: 'text' }, zoneParameter],
    returns: 'date',
    description: {
      en: 'The first moment of the year, quarter, month, week (from Monday), day, hour … that holds the date.',
      zh: '所在年、季度、月、周（周一起）、日、小时等的起始时刻。',
    },
    examples: [{ expression: "startOf(now(), 'month')", result: '2026-02-28T16:00:00.000Z' }],
    pure: false,
    run([value, unit, zone], { timeZone }) {
      const inZone = optionalText(zone, 'zone') ?? timeZone;
      return isoText(startOfUnit(readMoment(value, inZone), unitArgument(unit), inZone));
    },
  }),
  defineFunction({
    name: 'endOf',
    category: 'date',
    parameters: [{ name: 'value', type: 'date' }, { name: 'unit', type: 'text' }, zoneParameter],
    returns: 'date',
    description: {
      en: 'The last millisecond of the unit that holds the date.',
      zh: '所在年、季度、月、周、日等的最后一毫秒。',
    },
    examples: [{ expression: "endOf(now(), 'day')", result: '2026-03-05T15:59:59.999Z' }],
    pure: false,
    run([value, unit, zone], { timeZone }) {
      const inZone = optionalText(zone, 'zone') ?? timeZone;
      const inUnit = unitArgument(unit);
      const start = startOfUnit(readMoment(value, inZone), inUnit, inZone);
      return isoText(addUnits(start, 1, inUnit, inZone) - 1);
    },
  }),
  defineFunction({
    name: 'diff',
    category: 'date',
    parameters: [
      { name: 'from', type: 'date' },
      { name: 'to', type: 'date' },
      { name: 'unit', type: 'text' },
      zoneParameter,
    ],
    returns: 'integer',
    description: {
      en: 'Whole units from the first date to the second; negative when the second is earlier.',
      zh: '两个日期相差的整单位数；后者更早时为负。',
    },
    examples: [
      { expression: "diff('2026-03-01', '2026-03-05', 'day')", result: 4 },
      { expression: "diff('2026-01-31', '2026-02-28', 'month')", result: 1 },
      { expression: "diff('2026-03-05 10:00:00', '2026-03-05 08:30:00', 'minute')", result: -90 },
    ],
    pure: false,
    run([from, to, unit, zone], { timeZone }) {
      if (to === undefined || to === null) return undefined;
      const inZone = optionalText(zone, 'zone') ?? timeZone;
      return wholeUnitsBetween(readMoment(from, inZone), readMoment(to, inZone), unitArgument(unit), inZone);
    },
  }),
  defineFunction({
    name: 'toTimestamp',
    category: 'date',
    parameters: [{ name: 'value', type: 'date' }, zoneParameter],
    returns: 'integer',
    description: { en: 'A date as epoch milliseconds.', zh: '日期转毫秒时间戳。' },
    examples: [{ expression: "toTimestamp('2026-03-05 16:30:00')", result: 1772699400000 }],
    pure: false,
    run: ([value, zone], { timeZone }) => readMoment(value, optionalText(zone, 'zone') ?? timeZone),
  }),
  defineFunction({
    name: 'getSystemTimestamp',
    category: 'date',
    parameters: [{ name: 'offset', type: 'text or number', optional: true }],
    returns: 'integer',
    description: {
      en: "The present moment in epoch milliseconds, moved by an offset such as '-2m', '30s', '1h', '-1d' or milliseconds.",
      zh: "当前毫秒时间戳，可带偏移：'-2m'、'30s'、'1h'、'-1d' 或毫秒数。",
    },
    examples: [
      { expression: 'getSystemTimestamp()', result: 1772699400000 },
      { expression: "getSystemTimestamp('-2m')", result: 1772699280000 },
    ],
    pure: false,
    acceptsNothing: true,
    run: ([offset], environment) => environment.now() + offsetMs(offset),
  }),
];
