/** Whether a value fits a parameter: the one judgement of its inputs, of what is stored, and of publishing. */
import type { Parameter } from '../document/document.ts';
import type { ValueType } from '../document/values.ts';
import type { Bilingual } from '../problem/problem.ts';
import { cronFault } from './cron-fault.ts';
import { typeNames } from './value-types.ts';

/** What each type is called. */
const valueTypes: Record<Parameter['type'], ValueType> = {
  text: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  json: 'any',
  choice: 'any',
};

/** Why the value does not fit; undefined when it does, or when there is none: whether one is needed is another question. */
export function parameterFault(
  { type, format, choices = [] }: Pick<Parameter, 'type' | 'format' | 'choices'>,
  value: unknown,
): Bilingual | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (type === 'choice' && !choices.some((each) => each.value === value))
    return {
      en: `It is one of: ${choices.map(({ label }) => label).join(', ')}.`,
      zh: `只能是以下之一：${choices.map(({ label }) => label).join('、')}。`,
    };
  if (!isOf(type, value)) {
    const { en, zh } = typeNames[valueTypes[type]];
    return { en: `It has to be ${en}.`, zh: `必须是${zh}。` };
  }
  return type === 'text' && typeof value === 'string' ? formatFault(format, value) : undefined;
}

function isOf(type: Parameter['type'], value: unknown): boolean {
  switch (type) {
    case 'text':
    case 'choice':
      return typeof value === 'string';
    case 'integer':
      // Those beyond 2^53 are kept as text, so that no digit is lost.
      return Number.isInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value));
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'json':
      return true;
  }
}

function formatFault(format: Parameter['format'], text: string): Bilingual | undefined {
  // What the flow puts together itself is judged when it is there.
  if (text.includes('{{')) return undefined;
  switch (format) {
    case 'date':
      return isDay(text)
        ? undefined
        : { en: 'It has to be a date such as 2026-01-31.', zh: '必须是日期，例如 2026-01-31。' };
    case 'dateTime':
      return isMoment(text)
        ? undefined
        : {
            en: 'It has to be a date and time such as 2026-01-31T08:00:00+08:00.',
            zh: '必须是日期时间，例如 2026-01-31T08:00:00+08:00。',
          };
    case 'cron':
      return cronFault(text);
    case 'longText':
    case undefined:
      return undefined;
  }
}

/** A day of the calendar: `2026-02-30` is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function isMoment(text: string): boolean {
  const found = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  return found?.[1] !== undefined && isDay(found[1]) && !Number.isNaN(new Date(text).getTime());
}

/** True for a parameter that seems to ask for a secret: its value is readable for everyone who may see the flow. */
export function looksSecret({ type, key, label }: Pick<Parameter, 'type' | 'key' | 'label'>): boolean {
  return (
    type === 'text' &&
    [key, label].some((name) =>
      /password|passwd|secret|api[ _-]?key|access[ _-]?key|private[ _-]?key|token|密码|口令|密钥|令牌/i.test(
        name,
      ),
    )
  );
}
