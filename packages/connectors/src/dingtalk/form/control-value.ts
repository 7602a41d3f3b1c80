/**
 * Values for approval form controls. DingTalk takes texts only: a table is the JSON text of a list of rows, each row a list of
 * `{name, value}`; multi-select and people are JSON lists even for one; an attachment is the JSON text of its object.
 */

/** One `{name, value}` of a form, or one cell of a table row. */
export type ControlValue = { name: string; value: string };

/** Any value as a control's text. Nothing (null, undefined) is an empty text. */
export function controlValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (!Array.isArray(value)) return toJson(value);
  const rows = tableRows(value);
  return toJson(rows ?? value);
}

/**
 * The rows of a table given in any usual form: rows as lists of `{name, value}`, one such row alone, or rows as plain
 * objects. Undefined when the list is no table (texts, attachments).
 */
function tableRows(list: readonly unknown[]): ControlValue[][] | undefined {
  if (list.length === 0) return undefined;
  if (list.every(isCell)) return [list.map(cell)];
  if (list.every((row) => Array.isArray(row) && row.every(isCell))) {
    return list.map((row) => (Array.isArray(row) ? row.filter(isCell).map(cell) : []));
  }
  if (list.every(isPlainRow)) {
    return list.map((row) =>
      Object.entries(row).map(([name, value]) => ({ name, value: controlValue(value) })),
    );
  }
  return undefined;
}

function isCell(value: unknown): value is { name: unknown; value?: unknown } {
  return (
    typeof value === 'object' && value !== null && 'name' in value && Object.keys(value).every(isCellKey)
  );
}

function isCellKey(key: string): boolean {
  return key === 'name' || key === 'value';
}

function cell(given: { name: unknown; value?: unknown }): ControlValue {
  return { name: String(given.name), value: controlValue(given.value) };
}

/** Attachments are objects too: they are known by their file fields. */
function isPlainRow(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !('fileId' in value) &&
    !('spaceId' in value)
  );
}

/** Large integers are written as text: every value is a text here anyway. */
function toJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each));
}
