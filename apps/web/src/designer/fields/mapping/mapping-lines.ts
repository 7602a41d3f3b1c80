/** A mapping opened into lines: every field of the target, filled or not, under the objects and lists it stands in. */
import type { MappingRow, ValueSchema, ValueType } from '@flowbridge/flow';
import { pathInto } from './schema-paths.ts';

export type FieldLine = {
  kind: 'field';
  id: string;
  /** Target path of a mapping row. */
  target: string;
  /** What is shown: the name inside its object. */
  label: string;
  names: ValueSchema['names'];
  type: ValueType;
  required: boolean;
  depth: number;
  /** The target's schema names it; other lines are rows a person added. */
  declared: boolean;
  /** The row that fills it, and its place among the rows; a field without one is not filled. */
  row: MappingRow | undefined;
  rowIndex: number | undefined;
};

export type GroupLine = {
  kind: 'group';
  id: string;
  /** `detail[]` for a list, `head` for an object. */
  target: string;
  label: string;
  names: ValueSchema['names'];
  isList: boolean;
  depth: number;
  /** Fields below, and how many of them are filled. */
  fields: number;
  filled: number;
};

export type MappingLine = FieldLine | GroupLine;

export function mappingLines(schema: ValueSchema | undefined, rows: readonly MappingRow[]): MappingLine[] {
  const byTarget = new Map<string, number[]>();
  rows.forEach((row, at) => {
    const known = byTarget.get(row.target);
    if (known) known.push(at);
    else byTarget.set(row.target, [at]);
  });
  const taken = new Set<number>();
  const fieldLines = (field: Omit<FieldLine, 'kind' | 'id' | 'row' | 'rowIndex'>): FieldLine[] => {
    const filling = byTarget.get(field.target) ?? [];
    if (filling.length === 0) {
      return [{ ...field, kind: 'field', id: `field:${field.target}`, row: undefined, rowIndex: undefined }];
    }
    return filling.flatMap((rowIndex) => {
      const row = rows[rowIndex];
      if (row === undefined || taken.has(rowIndex)) return [];
      taken.add(rowIndex);
      // The first row of a field keeps the field's identity: filling it is no other line.
      const id = rowIndex === filling[0] ? `field:${field.target}` : `row:${row.id}`;
      return [{ ...field, kind: 'field', id, row, rowIndex, type: row.type }];
    });
  };

  const visit = (at: ValueSchema, path: string, depth: number): MappingLine[] =>
    (at.fields ?? []).flatMap((field): MappingLine[] => {
      const target = pathInto(path, field.key);
      const { names, type } = field.schema;
      const isList = type === 'array';
      const inner = isList ? field.schema.items : field.schema;
      if (!inner?.fields?.length) {
        const required = field.required === true;
        return fieldLines({ target, label: field.key, names, type, required, depth, declared: true });
      }
      const below = isList ? `${target}[]` : target;
      const lines = visit(inner, below, depth + 1);
      const leaves = lines.filter((line) => line.kind === 'field');
      const filled = leaves.filter(({ row }) => row !== undefined).length;
      const group: GroupLine = {
        kind: 'group',
        id: `group:${below}`,
        target: below,
        label: field.key,
        names,
        isList,
        depth,
        fields: leaves.length,
        filled,
      };
      return [group, ...lines];
    });

  const declared = schema === undefined ? [] : visit(schema, '', 0);
  const own = rows.flatMap((row, rowIndex): MappingLine[] =>
    taken.has(rowIndex)
      ? []
      : [
          {
            kind: 'field',
            id: `row:${row.id}`,
            target: row.target,
            label: row.target,
            names: undefined,
            type: row.type,
            required: row.required === true,
            depth: 0,
            declared: false,
            row,
            rowIndex,
          },
        ],
  );
  return [...declared, ...own];
}

/** The lines that a search names, and of those inside closed groups none. */
export function shownLines(
  lines: readonly MappingLine[],
  {
    query,
    closed,
    only,
  }: { query: string; closed: ReadonlySet<string>; only?: ReadonlySet<string> | undefined },
): MappingLine[] {
  const wanted = query.trim().toLowerCase();
  if (wanted !== '' || only !== undefined) {
    return lines.filter(
      (line) =>
        line.kind === 'field' &&
        (only === undefined || only.has(line.id)) &&
        searchText(line).includes(wanted),
    );
  }
  if (closed.size === 0) return [...lines];
  const isHidden = ({ target }: MappingLine) =>
    [...closed].some(
      (path) => target !== path && (target.startsWith(`${path}.`) || target.startsWith(`${path}[`)),
    );
  return lines.filter((line) => !isHidden(line));
}

function searchText({ target, names, row }: FieldLine): string {
  const source = row === undefined ? '' : sourceText(row);
  return `${target} ${names?.en ?? ''} ${names?.zh ?? ''} ${source}`.toLowerCase();
}

/** A row's source as one line. */
export function sourceText({ source }: MappingRow): string {
  switch (source.kind) {
    case 'path':
      return source.path;
    case 'constant':
      return typeof source.value === 'string' ? source.value : JSON.stringify(source.value);
    case 'expression':
      return source.expression.replaceAll(/\{\{\s*(.*?)\s*\}\}/gs, '$1').replaceAll(/\s+/g, ' ');
  }
}

/** The row with which a field of the target is filled for the first time. */
export function newRow(
  line: Pick<FieldLine, 'target' | 'type' | 'required'>,
  id: string,
  path: string,
): MappingRow {
  return {
    id,
    target: line.target,
    type: line.type,
    ...(line.required ? { required: true } : {}),
    source: { kind: 'path', path },
  };
}
