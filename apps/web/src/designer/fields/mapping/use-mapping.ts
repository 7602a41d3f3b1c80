/** A mapping step for its editors: source and target fields, its lines, and every way to change its rows. */
import {
  generateId,
  type MappingRow,
  type StepOf,
  schemaOfTemplate,
  type ValueSchema,
} from '@flowbridge/flow';
import { replaceEqualDeep } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useCatalog } from '../../catalog/connector-catalog.ts';
import { useEditReport } from '../../panel/use-change.ts';
import { useDesigner, useDesignerState } from '../../store/designer-context.ts';
import { edit } from '../../store/edit.ts';
import type { Proposal } from './auto-map.ts';
import { drivenBy } from './list-pairs.ts';
import { type FieldLine, type MappingLine, mappingLines, newRow } from './mapping-lines.ts';
import { type FieldPlace, schemaPaths } from './schema-paths.ts';

export type Mapping = {
  sourceSchema: ValueSchema;
  sources: FieldPlace[];
  targets: FieldPlace[];
  lines: MappingLine[];
  rows: readonly MappingRow[];
  /** Typing into one row is one step of undo. */
  change(line: FieldLine, row: MappingRow): void;
  /** Fills a line from a source field. */
  pick(line: FieldLine, path: string): void;
  /** Takes the row of a line away; a declared target stays as an open line. */
  clear(line: FieldLine): void;
  /** Gives the id of the new row's line. */
  addRow(): string;
  accept(proposals: readonly Proposal[]): void;
  /** Rows below a target list read from another source list. */
  drive(list: string, from: string): void;
  describe(side: 'source' | 'target', schema: ValueSchema): void;
};

/** What says the same as before stays the same object: an edit of a step makes all of it anew. */
function useShared<Value>(value: Value): Value {
  const known = useRef(value);
  known.current = replaceEqualDeep(known.current, value);
  return known.current;
}

export function useMapping(step: StepOf<'mapFields'>): Mapping {
  const { store } = useDesigner();
  const report = useEditReport();
  const catalog = useCatalog();
  const { source, rows, sourceSchema, targetSchema } = useShared(step.config);
  const given = useDesignerState((state) => state.document);
  const found = useMemo(
    () => sourceSchema ?? schemaOfTemplate(given, source, catalog),
    [sourceSchema, given, source, catalog],
  );
  const shape = useShared(found);
  const sources = useMemo(() => schemaPaths(shape), [shape]);
  const targets = useMemo(() => schemaPaths(targetSchema), [targetSchema]);
  const lines = useMemo(() => mappingLines(targetSchema, rows), [targetSchema, rows]);

  const current = () => {
    const now = store.getState().document.steps[step.id];
    return now?.kind === 'mapFields' ? now.config : step.config;
  };
  const put = (change: Partial<StepOf<'mapFields'>['config']>, mergeKey?: string) => {
    const config = { ...current(), ...change };
    report(edit(store, { type: 'changeStep', stepId: step.id, change: { config } }, mergeKey));
  };
  const setRow = (line: FieldLine, row: MappingRow, mergeKey?: string) => {
    const before = current().rows;
    const at = line.row === undefined ? -1 : before.findIndex(({ id }) => id === line.row?.id);
    const next = at < 0 ? [...before, row] : before.map((each, index) => (index === at ? row : each));
    put({ rows: next }, mergeKey);
  };

  return {
    sourceSchema: shape,
    sources,
    targets,
    lines,
    rows,
    change: (line, row) => setRow(line, row, `${step.id}:row:${row.id}`),
    pick(line, path) {
      const row = line.row ?? newRow(line, generateId(), path);
      setRow(line, { ...row, source: { kind: 'path', path } });
    },
    clear(line) {
      if (line.row !== undefined) put({ rows: current().rows.filter(({ id }) => id !== line.row?.id) });
    },
    addRow() {
      const before = current().rows;
      const row: MappingRow = {
        id: generateId(),
        target: `field${before.length + 1}`,
        type: 'any',
        source: { kind: 'path', path: '' },
      };
      put({ rows: [...before, row] });
      return `row:${row.id}`;
    },
    accept(proposals) {
      const before = current().rows;
      const taken = new Map(proposals.map((each) => [each.target.path, each.source.path]));
      const kept = before.map((row): MappingRow => {
        const path = taken.get(row.target);
        if (path === undefined) return row;
        taken.delete(row.target);
        return { ...row, source: { kind: 'path', path } };
      });
      const added = proposals
        .filter(({ target }) => taken.has(target.path))
        .map(({ target, source: from }) =>
          newRow(
            { target: target.path, type: target.type, required: target.required },
            generateId(),
            from.path,
          ),
        );
      put({ rows: [...kept, ...added] });
    },
    drive(list, from) {
      put({ rows: drivenBy(current().rows, { list, from }, sources) });
    },
    describe: (side, schema) => put(side === 'source' ? { sourceSchema: schema } : { targetSchema: schema }),
  };
}
