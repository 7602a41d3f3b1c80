/** Between what a person types and what the document stores. */
import type { Template, ValueType } from '@flowbridge/flow';

export const holdsExpression = (value: Template | undefined): value is string =>
  typeof value === 'string' && value.includes('{{');

/**
 * Text typed for a field of `type`: numbers become numbers when they survive it exactly (integers up to 2^53), everything
 * else stays text. An empty text means "not given".
 */
export function templateFromText(text: string, type: ValueType): Template | undefined {
  if (text === '') return undefined;
  if (type === 'integer' || type === 'number') {
    const number = Number(text);
    if (/^-?\d+(\.\d+)?$/.test(text) && String(number) === text && !unsafe(number)) return number;
  }
  return text;
}

const unsafe = (number: number) => Number.isInteger(number) && !Number.isSafeInteger(number);

/** What the text input shows for a stored value. */
export function textFromTemplate(value: Template | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
