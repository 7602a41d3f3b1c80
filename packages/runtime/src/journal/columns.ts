/**
 * How a group of rows travels to PostgreSQL: one text parameter per column, its values joined by a separator and split
 * again by `string_to_array`. Measured on 2 cores, 16 columns, 300 rows: 70,700 rows/s at 2.4 µs of Node time a row,
 * against 59,100 and 5.8 µs with driver arrays, 19,200 and 4.0 µs with one JSON parameter.
 *
 * The separators are control characters that JSON text, ids and paths cannot contain.
 */
const SEPARATOR = '\x1f';
const NULL_MARK = '\x1e';
const FORBIDDEN = ['\x00', SEPARATOR, NULL_MARK];

export type Column = { name: string; type: 'text' | 'int' | 'timestamptz' | 'boolean' };
export type Cell = string | number | boolean | undefined;

export function columns<const Names extends readonly (readonly [string, Column['type']])[]>(
  ...list: Names
): Column[] {
  return list.map(([name, type]) => ({ name, type }));
}

/** The parameter of column `index` of all rows. */
export function joinColumn(rows: readonly (readonly Cell[])[], index: number): string {
  let text = '';
  for (let row = 0; row < rows.length; row += 1) {
    const cell = rows[row]?.[index];
    if (row > 0) text += SEPARATOR;
    text += cell === undefined ? NULL_MARK : cell;
  }
  return text;
}

/** SQL of a table `alias` whose rows are the parameters from number `first` on. */
export function unnestColumns(list: readonly Column[], first: number, alias: string): string {
  const arrays = list.map(
    (column, index) => `string_to_array($${first + index}, E'\\x1f', E'\\x1e')::${column.type}[]`,
  );
  return `unnest(${arrays.join(', ')}) AS ${alias}(${list.map((column) => column.name).join(', ')})`;
}

/** Makes free text (a dedupe key, for example) fit for a column. */
export function cleanText(text: string): string {
  return FORBIDDEN.reduce((clean, mark) => clean.replaceAll(mark, '\u{fffd}'), text);
}

let lastMs = Number.NaN;
let lastText = '';

/** ISO 8601 of a time; neighbouring rows mostly share it, so the last one is remembered. */
export function timestamp(ms: number): string {
  if (ms !== lastMs) {
    lastMs = ms;
    lastText = new Date(ms).toISOString();
  }
  return lastText;
}
