/** Schemas opened into the rows of the data picker. */
import { quoteName } from '@flowbridge/expression';
import type { ValueSchema } from '@flowbridge/flow';
import type { PickerEntry } from './field-scope.ts';

export type PickerRow = {
  expression: string;
  label: string;
  /** Second name shown beside the label: the key when the label is a display name. */
  key: string;
  type: ValueSchema['type'];
  depth: number;
  /** Can be opened. */
  opens: boolean;
  sample: unknown;
};

type Input = {
  entries: PickerEntry[];
  open: ReadonlySet<string>;
  query: string;
  language: 'en' | 'zh';
  /** Value of an entry in the last run, when known. */
  sampleOf: (expression: string) => unknown;
};

const DEEPEST_SEARCH = 6;

export function pickerRows({ entries, open, query, language, sampleOf }: Input): PickerRow[] {
  const wanted = query.trim().toLowerCase();
  const rows: PickerRow[] = [];

  const visit = (entry: PickerEntry, key: string, depth: number): void => {
    const schema = entry.schema ?? inferred(sampleOf(entry.expression));
    const children = childEntries(entry.expression, schema, language);
    const row: PickerRow = {
      expression: entry.expression,
      label: entry.label,
      key,
      type: schema?.type ?? 'any',
      depth,
      opens: children.length > 0,
      sample: sampleOf(entry.expression) ?? schema?.sample,
    };
    if (wanted === '') {
      rows.push(row);
      if (open.has(entry.expression)) for (const child of children) visit(child.entry, child.key, depth + 1);
      return;
    }
    if (`${entry.label} ${entry.expression}`.toLowerCase().includes(wanted)) rows.push({ ...row, depth: 0 });
    if (depth < DEEPEST_SEARCH) for (const child of children) visit(child.entry, child.key, depth + 1);
  };
  for (const entry of entries) visit(entry, '', 0);
  return rows;
}

function childEntries(
  expression: string,
  schema: ValueSchema | undefined,
  language: 'en' | 'zh',
): { entry: PickerEntry; key: string }[] {
  const fields = schema?.fields ?? schema?.items?.fields ?? [];
  return fields.map(({ key, schema: child }) => {
    const label = child.names?.[language] || key;
    return {
      entry: { expression: `${expression}.${quoteName(key)}`, label, schema: child },
      key: label === key ? '' : key,
    };
  });
}

const MOST_INFERRED_FIELDS = 200;

/** What a sample value looks like, where no schema says so. */
export function inferred(value: unknown): ValueSchema | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items = inferred(value[0]);
    return items ? { type: 'array', items } : { type: 'array' };
  }
  switch (typeof value) {
    case 'string':
      return { type: 'text' };
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return { type: Number.isInteger(value) ? 'integer' : 'number' };
    case 'object': {
      if (value === null) return { type: 'any' };
      const fields = Object.entries(value)
        .slice(0, MOST_INFERRED_FIELDS)
        .map(([key, child]) => ({ key, schema: inferred(child) ?? { type: 'any' as const } }));
      return { type: 'object', fields };
    }
    default:
      return { type: 'any' };
  }
}
