/**
 * A list as people choose from it: of each record the few values it is told apart by, short, in columns that are the same for all.
 * The journal keeps it in the place of the list itself, which may be large. Columns are taken where values differ from record to
 * record and where names speak of a key, a title or a date; the best first.
 */
import { isRecord, valueKind } from '../value/value-kind.ts';

export type RecordsToChoose = {
  /** Of all; more than `records` holds when the list is very long. */
  count: number;
  /** Paths of the columns, as `DocNum` or `head.DocNum`; none when the records are single values. */
  columns: string[];
  /** A row for each record, in the list's order, its values as text; null where a record has none. */
  records: (string | null)[][];
};

const MOST_RECORDS = 1_000;
const MOST_COLUMNS = 10;
const LONGEST_TEXT = 80;
/** Records that are looked at to find the columns. */
const LOOKED_AT = 100;
const MOST_FIELDS = 200;

export function recordsToChoose(items: readonly unknown[]): RecordsToChoose {
  const shown = items.slice(0, MOST_RECORDS);
  if (!shown.some(isRecord))
    return { count: items.length, columns: [], records: shown.map((item) => [textOf(item)]) };
  const columns = tellingColumns(shown.slice(0, LOOKED_AT));
  return {
    count: items.length,
    columns,
    records: shown.map((item) => {
      const fields = fieldsOf(item);
      return columns.map((column) => fields.get(column) ?? null);
    }),
  };
}

function tellingColumns(items: readonly unknown[]): string[] {
  const values = new Map<string, string[]>();
  for (const item of items)
    for (const [path, text] of fieldsOf(item)) values.set(path, [...(values.get(path) ?? []), text]);
  return [...values]
    .map(([path, texts]) => ({ path, score: scoreOf(path, texts, items.length) }))
    .sort((left, right) => right.score - left.score)
    .slice(0, MOST_COLUMNS)
    .map(({ path }) => path);
}

/** Values on the record itself, and on the objects it holds. Empty ones and yes or no tell nothing apart. */
function fieldsOf(item: unknown): Map<string, string> {
  const fields = new Map<string, string>();
  const collect = (record: Record<string, unknown>, prefix: string) => {
    for (const [key, value] of Object.entries(record)) {
      if (fields.size >= MOST_FIELDS) return;
      const text = textOf(value);
      if (text !== null) fields.set(prefix + key, text);
      else if (prefix === '' && isRecord(value)) collect(value, `${key}.`);
    }
  };
  if (isRecord(item)) collect(item, '');
  return fields;
}

function textOf(value: unknown): string | null {
  const kind = valueKind(value);
  if (kind !== 'text' && kind !== 'number') return null;
  const text = String(value).trim();
  if (text === '') return null;
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}

const KEY = /(^|[a-z_.])(no|id|ids|num|number|code|key|entry|编号|单号|编码)$/i;
const TITLE = /(name|title|subject|label|summary|名称|标题|主题|姓名)/i;
const WHEN = /(date|time|day|日期|时间)$|(^|[a-z])(At|On)$/;

function scoreOf(path: string, texts: readonly string[], records: number): number {
  const filled = texts.length / records;
  const distinct = new Set(texts).size / texts.length;
  const named = KEY.test(path) ? 1.2 : TITLE.test(path) ? 1.4 : WHEN.test(path) ? 0.9 : 0;
  // Long texts are remarks and addresses; a value that all records share tells none apart.
  const long = texts.some((text) => text.length >= LONGEST_TEXT) ? 0.5 : 0;
  const alike = texts.length > 1 && new Set(texts).size === 1 ? 1 : 0;
  const inner = path.includes('.') ? 0.3 : 0;
  return filled + distinct + named - long - alike - inner;
}
