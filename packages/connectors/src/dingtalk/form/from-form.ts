/**
 * `formComponentValues` as DingTalk answers them → an object by control name. A table is read back differently from how it
 * was written (`[{"rowValue":[{"label","value"}]}]`, while written as `[[{"name","value"}]]`); both forms become a list of
 * row objects. Everything else stays the text DingTalk gave.
 */
export function fromForm(values: unknown): Record<string, unknown> {
  const form: Record<string, unknown> = {};
  if (!Array.isArray(values)) return form;
  for (const each of values as unknown[]) {
    if (!isRecord(each)) continue;
    const name = each.name ?? each.label ?? each.id;
    if (typeof name === 'string' && name !== '') form[name] = readValue(each.value);
  }
  return form;
}

function readValue(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return tableOf(value) ?? value;
}

/** The rows when the text is a table; undefined for anything else. */
function tableOf(text: string): Record<string, unknown>[] | undefined {
  if (!text.startsWith('[')) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed) || parsed.length === 0) return undefined;
  const rows = parsed.map(rowOf);
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

function rowOf(row: unknown): Record<string, unknown> | undefined {
  const cells = Array.isArray(row)
    ? row
    : isRecord(row) && Array.isArray(row.rowValue)
      ? row.rowValue
      : undefined;
  if (cells === undefined || !cells.every(isRecord)) return undefined;
  const result: Record<string, unknown> = {};
  for (const cell of cells) {
    const name = cell.label ?? cell.name;
    if (typeof name !== 'string') return undefined;
    result[name] = readValue(cell.value);
  }
  return result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
