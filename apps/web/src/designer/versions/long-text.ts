import type { JsonValue } from '@flowbridge/flow';

/** Texts longer than this are told as one text with marks, not as two beside each other. */
const SHORT = 160;

/** Code, a template of many lines, an object: read line by line. */
export function isLongText(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value.includes('\n') || value.length > SHORT;
  return typeof value === 'object' && JSON.stringify(value).length > SHORT / 2;
}

/** The value as people read it: a text as it is, anything else as indented JSON. */
export function longText(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
