/** Checks the form of cron texts as schedules read them: five fields, or six with seconds first. */
import type { Bilingual } from '../problem/problem.ts';

type Field = { en: string; zh: string; from: number; to: number; words?: readonly string[] };

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const fields: readonly Field[] = [
  { en: 'second', zh: '秒', from: 0, to: 59 },
  { en: 'minute', zh: '分钟', from: 0, to: 59 },
  { en: 'hour', zh: '小时', from: 0, to: 23 },
  { en: 'day of the month', zh: '日', from: 1, to: 31 },
  { en: 'month', zh: '月', from: 1, to: 12, words: months },
  { en: 'day of the week', zh: '星期', from: 0, to: 7, words: weekdays },
];

const nicknames = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/** What is wrong with a cron text; undefined when it can be read. */
export function cronFault(cron: string): Bilingual | undefined {
  const text = cron.trim();
  if (text === '') return { en: 'Say when: the cron text is empty.', zh: '请填写 Cron 表达式。' };
  if (nicknames.includes(text.toLowerCase())) return undefined;
  const parts = text.split(/\s+/);
  if (parts.length !== 5 && parts.length !== 6) {
    return {
      en: `A cron text has five fields, or six with seconds first; this one has ${parts.length}.`,
      zh: `Cron 表达式应为 5 段（含秒时为 6 段），当前为 ${parts.length} 段。`,
    };
  }
  const used = fields.slice(fields.length - parts.length);
  const wrong = used.findIndex((field, at) => !isField(parts[at] ?? '', field));
  const field = used[wrong];
  if (field === undefined) return undefined;
  return {
    en: `“${parts[wrong]}” is no ${field.en} (${field.from}–${field.to}).`,
    zh: `“${parts[wrong]}”不是有效的${field.zh}（${field.from}–${field.to}）。`,
  };
}

function isField(text: string, field: Field): boolean {
  return text.split(',').every((each) => isRange(each, field));
}

// One of: * ? 5 1-5 */15 10-40/5 L MON#1 15W
function isRange(text: string, field: Field): boolean {
  const [range = '', step, ...more] = text.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === '*' || range === '?') return true;
  if (field.to === 31 && /^(L|LW|\d{1,2}W)$/i.test(range)) return true;
  const ends = range.split('-');
  if (ends.length > 2) return false;
  const numbers = ends.map((end) =>
    numberOf(end.replace(field.to === 7 ? /(#[1-5L]|L)$/i : /$^/, ''), field),
  );
  if (numbers.some((value) => value === undefined)) return false;
  const [low = 0, high = low] = numbers;
  return low <= high;
}

function numberOf(text: string, { from, to, words }: Field): number | undefined {
  const word = words?.indexOf(text.toUpperCase()) ?? -1;
  if (word >= 0) return from + word;
  if (!/^\d{1,2}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= from && value <= to ? value : undefined;
}
