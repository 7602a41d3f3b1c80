import { emptyAnswer, headerText, jsonAnswer, type SimAnswer } from '../simulation/sim-http.ts';
import { type EntityTable, findRow, keyValuesOf, removeRow, storeRow } from './company.ts';
import type { EntityDefinition, EntityOperation, SapRecord, SapScalar } from './entities/field-definition.ts';
import { prefersNoContent } from './query-options.ts';
import { wrapEntity } from './read-entities.ts';
import { mergeRecord, newRecord, parseBody, readRecord } from './read-record.ts';
import { writeResource } from './resource-path.ts';
import { decideApproval } from './rules/decide-approval.ts';
import { linesOf } from './rules/entity-rules.ts';
import { rulesOf } from './rules/rules-of.ts';
import { localMoment, type SapContext } from './sap-context.ts';
import { businessError, noMatchingRecords, SapError } from './sap-error.ts';

/** `POST Drafts`: 201 with the whole entity and its Location, or 204 when the caller prefers no content. */
export function createEntity(context: SapContext, table: EntityTable): SimAnswer {
  const { definition } = table;
  allow(definition, 'create');
  const record = newRecord(
    definition.fields,
    readRecord(parseBody(context.request.body), definition, context),
  );
  checkRequired(definition, record);
  const [autoKeyName] = definition.keys;
  if (definition.autoKey && autoKeyName !== undefined) record[autoKeyName] = table.nextAutoKey;
  if (findRow(table, keyValuesOf(definition, record))) throw duplicateKey(definition, record);
  const moment = localMoment(context);
  for (const name of ['CreationDate', 'CreateDate']) if (name in record) record[name] = moment.date;
  store(context, table, record, undefined);
  context.counters.write(`POST ${businessKey(definition, record)}`);
  const resource = writeResource(definition, keyValuesOf(definition, record));
  const location = `${context.request.baseUrl}/b1s/${context.version}/${encodeURI(resource)}`;
  if (prefersNoContent(context.request)) return emptyAnswer(204, { location });
  return jsonAnswer(201, wrapEntity(context, definition, record), { location });
}

/** `PATCH Drafts(16)`: 204 with an empty body. */
export function updateEntity(
  context: SapContext,
  table: EntityTable,
  keyValues: readonly SapScalar[],
): SimAnswer {
  const { definition } = table;
  allow(definition, 'update');
  const values = readRecord(parseBody(context.request.body), definition, context);
  if (definition.set === 'ApprovalRequests') {
    const decisions = linesOf(values, 'ApprovalRequestDecisions');
    decideApproval(context, context.session.user, { code: Number(keyValues[0]), decisions });
  } else {
    const prior = existing(table, keyValues);
    for (const key of definition.keys) delete values[key];
    const replace = headerText(context.request, 'b1s-replacecollectionsonpatch')?.toLowerCase() === 'true';
    store(context, table, mergeRecord(definition.fields, prior, values, { replace }), prior);
  }
  return written(context, 'PATCH', definition, keyValues);
}

/** `PUT Items('A1')`: the whole entity is replaced, absent fields fall back to their initial values. */
export function replaceEntity(
  context: SapContext,
  table: EntityTable,
  keyValues: readonly SapScalar[],
): SimAnswer {
  const { definition } = table;
  allow(definition, 'replace');
  const prior = existing(table, keyValues);
  const record = newRecord(
    definition.fields,
    readRecord(parseBody(context.request.body), definition, context),
  );
  for (const [name, field] of Object.entries(definition.fields)) {
    if (field.readOnly || definition.keys.includes(name)) record[name] = prior[name] ?? null;
  }
  checkRequired(definition, record);
  store(context, table, record, prior);
  return written(context, 'PUT', definition, keyValues);
}

/** `DELETE Drafts(16)`: 204. */
export function deleteEntity(
  context: SapContext,
  table: EntityTable,
  keyValues: readonly SapScalar[],
): SimAnswer {
  allow(table.definition, 'delete');
  existing(table, keyValues);
  removeRow(table, keyValues);
  return written(context, 'DELETE', table.definition, keyValues);
}

/** `POST Drafts(16)/Close` or `/Cancel`: 204. */
export function actOnEntity(
  context: SapContext,
  table: EntityTable,
  keyValues: readonly SapScalar[],
  action: 'Close' | 'Cancel',
): SimAnswer {
  const { definition } = table;
  const prior = existing(table, keyValues);
  const ended =
    prior.DocumentStatus === 'bost_Close' || /Closed|Cancelled/.test(String(prior.ProductionOrderStatus));
  if (ended) throw businessError(-5002, `The document is already closed or cancelled [${definition.table}]`);
  const record: SapRecord = { ...prior };
  if ('ProductionOrderStatus' in record) {
    record.ProductionOrderStatus = action === 'Close' ? 'boposClosed' : 'boposCancelled';
  } else {
    record.DocumentStatus = 'bost_Close';
    if (action === 'Cancel') record.Cancelled = 'tYES';
  }
  rulesOf(definition).trigger?.({ context, definition, record, prior });
  touch(context, record);
  storeRow(table, record);
  return written(context, action, definition, keyValues);
}

function store(
  context: SapContext,
  table: EntityTable,
  record: SapRecord,
  prior: SapRecord | undefined,
): void {
  const { definition } = table;
  const rules = rulesOf(definition);
  const call = { context, definition, record, prior };
  rules.complete?.(call);
  rules.check?.(call);
  rules.trigger?.(call);
  touch(context, record);
  storeRow(table, record);
  rules.stored?.(call);
}

function touch(context: SapContext, record: SapRecord): void {
  const moment = localMoment(context);
  if ('UpdateDate' in record) record.UpdateDate = moment.date;
  if ('UpdateTime' in record) record.UpdateTime = moment.time;
}

function existing(table: EntityTable, keyValues: readonly SapScalar[]): SapRecord {
  const row = findRow(table, keyValues);
  if (!row) throw noMatchingRecords();
  return row;
}

function written(
  context: SapContext,
  verb: string,
  definition: EntityDefinition,
  keyValues: readonly SapScalar[],
): SimAnswer {
  context.counters.write(`${verb} ${writeResource(definition, keyValues)}`);
  return emptyAnswer(204);
}

function allow(definition: EntityDefinition, operation: EntityOperation): void {
  if (definition.operations.includes(operation)) return;
  throw businessError(
    -10,
    `The requested action is not supported for this object: ${operation} ${definition.set}`,
  );
}

function checkRequired(definition: EntityDefinition, record: SapRecord): void {
  for (const name of definition.required) {
    const value = record[name];
    if (value !== null && value !== undefined && value !== '') continue;
    const wanted = definition.fields[name]?.type === 'date' ? 'Enter valid date' : 'Enter a value';
    throw businessError(-5002, `${wanted} [${definition.table}.${name}]`);
  }
}

function duplicateKey(definition: EntityDefinition, record: SapRecord): SapError {
  if (definition.set === 'BusinessPartners') {
    return businessError(
      -10,
      `1320000140 - Business partner code '${record.CardCode}' already assigned to a business partner; enter a unique business partner code`,
    );
  }
  return new SapError(400, -2035, 'This entry already exists in the following tables (ODBC -2035)');
}

/** What tells one business fact from another in the write counters: the request id, the base document or the key. */
function businessKey(definition: EntityDefinition, record: SapRecord): string {
  if (typeof record.U_REQUESTID === 'string' && record.U_REQUESTID !== '') {
    return `${definition.set} U_REQUESTID=${record.U_REQUESTID}`;
  }
  if (!definition.autoKey) return writeResource(definition, keyValuesOf(definition, record));
  const base = linesOf(record, 'DocumentLines')[0];
  return typeof base?.BaseEntry === 'number'
    ? `${definition.set} BaseType=${base.BaseType} BaseEntry=${base.BaseEntry}`
    : definition.set;
}
