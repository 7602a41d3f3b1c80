import { type ConnectorCatalog, type FlowDocument, type StepOf, schemaAt, scopeAt } from '@flowbridge/flow';
import type { Language } from '../../../app/preferences.ts';

/** What the columns of a loop's records are called: as the schema of what was read names them, else by their last key. */
export function columnNames(
  { document, loop, catalog }: { document: FlowDocument; loop: StepOf<'forEach'>; catalog: ConnectorCatalog },
  columns: readonly string[],
  language: Language,
): string[] {
  const inside = document.lanes[`${loop.id}/body` as keyof typeof document.lanes]?.[0];
  const entry =
    inside === undefined
      ? undefined
      : scopeAt(document, inside, catalog).find(({ root, key }) => root === 'loops' && key === loop.key);
  return columns.map((column) => {
    const path = column.split('.');
    const name = schemaAt(entry?.schema, ['item', ...path])?.names?.[language];
    return name ?? path.at(-1) ?? column;
  });
}
