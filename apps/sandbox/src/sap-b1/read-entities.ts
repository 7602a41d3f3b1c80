import { emptyAnswer, jsonAnswer, type SimAnswer } from '../simulation/sim-http.ts';
import { compareScalars, type EntityTable, findRow, rowsInOrder } from './company.ts';
import type { EntityDefinition, SapRecord, SapScalar } from './entities/field-definition.ts';
import { compileFilter } from './filter/compile-filter.ts';
import { parseFilter } from './filter/parse-filter.ts';
import { dateStyleFor, presentEntity } from './present-entity.ts';
import { nextPageQuery, type QueryOptions, readQueryOptions } from './query-options.ts';
import { metadataAddress, type SapContext } from './sap-context.ts';
import { invalidFilterProperty, invalidProperty, noMatchingRecords } from './sap-error.ts';

/** `GET Drafts?$filter=…`: one page of the matching rows and the relative link to the next. */
export function listEntities(context: SapContext, table: EntityTable): SimAnswer {
  const options = readQueryOptions(context.request);
  const { definition } = table;
  checkSelect(definition, options.select);
  const matching = orderRows(matchingRows(context, table, options), definition, options.orderBy);
  const limit = options.top ?? Number.POSITIVE_INFINITY;
  const size = options.pageSize === 0 ? limit : Math.min(limit, options.pageSize);
  const page = matching.slice(options.skip, options.skip + size);
  const end = options.skip + page.length;
  const more = end < matching.length && page.length < limit && page.length > 0;
  const dateStyle = dateStyleFor(context.version, context.dateStyle);
  const value = page.map((row) =>
    presentEntity(definition.fields, row, { dateStyle, select: options.select }),
  );
  const nextTop = options.top === undefined ? undefined : options.top - page.length;
  const nextLink = more ? `${definition.set}?${nextPageQuery(options, end, nextTop)}` : undefined;
  const total = options.count ? matching.length : undefined;
  return jsonAnswer(200, wrapList(context, definition, { value, nextLink, total }));
}

function wrapList(
  context: SapContext,
  definition: EntityDefinition,
  { value, nextLink, total }: { value: SapRecord[]; nextLink: string | undefined; total: number | undefined },
) {
  const address = metadataAddress(context, definition.set);
  return context.version === 'v1'
    ? {
        'odata.metadata': address,
        ...(total === undefined ? {} : { 'odata.count': String(total) }),
        value,
        ...(nextLink === undefined ? {} : { 'odata.nextLink': nextLink }),
      }
    : {
        '@odata.context': address,
        ...(total === undefined ? {} : { '@odata.count': total }),
        value,
        ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }),
      };
}

/** `GET Items/$count`: a bare number as text. */
export function countEntities(context: SapContext, table: EntityTable): SimAnswer {
  const options = readQueryOptions(context.request);
  const count = matchingRows(context, table, options).length;
  return { ...emptyAnswer(200, { 'content-type': 'text/plain;charset=utf-8' }), body: String(count) };
}

/** `GET Drafts(16)`. */
export function getEntity(
  context: SapContext,
  table: EntityTable,
  keyValues: readonly SapScalar[],
): SimAnswer {
  const { select } = readQueryOptions(context.request);
  checkSelect(table.definition, select);
  const row = findRow(table, keyValues);
  if (!row) throw noMatchingRecords();
  return jsonAnswer(200, wrapEntity(context, table.definition, row, select));
}

/** One entity with its context address, as GET and POST answer it. */
export function wrapEntity(
  context: SapContext,
  definition: EntityDefinition,
  row: SapRecord,
  select?: readonly string[],
) {
  const dateStyle = dateStyleFor(context.version, context.dateStyle);
  const shown = presentEntity(definition.fields, row, { dateStyle, select });
  return context.version === 'v1'
    ? { 'odata.metadata': metadataAddress(context, `${definition.set}/@Element`), ...shown }
    : { '@odata.context': metadataAddress(context, `${definition.set}/$entity`), ...shown };
}

function matchingRows(context: SapContext, table: EntityTable, options: QueryOptions): SapRecord[] {
  const rows = rowsInOrder(table);
  if (options.filter === undefined) return rows;
  return rows.filter(compileFilter(parseFilter(options.filter), table.definition, context.version));
}

function checkSelect(definition: EntityDefinition, select: readonly string[] | undefined): void {
  for (const name of select ?? []) {
    if (!Object.hasOwn(definition.fields, name)) throw invalidProperty(name, definition.element);
  }
}

function orderRows(
  rows: SapRecord[],
  definition: EntityDefinition,
  orderBy: string | undefined,
): SapRecord[] {
  if (orderBy === undefined) return rows;
  const terms = orderBy.split(',').map((term) => {
    const [name = '', direction = 'asc', ...rest] = term.trim().split(/\s+/);
    const known = Object.hasOwn(definition.fields, name) && definition.fields[name]?.type !== 'lines';
    if (!known || rest.length > 0 || !/^(?:asc|desc)$/.test(direction))
      throw invalidFilterProperty(term.trim());
    return { name, sign: direction === 'desc' ? -1 : 1 };
  });
  return [...rows].sort((a, b) => {
    for (const { name, sign } of terms) {
      const order = compareScalars(a[name] as SapScalar, b[name] as SapScalar);
      if (order !== 0) return order * sign;
    }
    return 0;
  });
}
