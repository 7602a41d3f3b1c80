import { isJsonObject } from '../../simulation/sim-http.ts';
import { findRow, keyValuesOf, removeRow, rowsInOrder, storeRow, tableOf } from '../company.ts';
import type { SapRecord } from '../entities/field-definition.ts';
import { newRecord } from '../read-record.ts';
import type { CompanyContext } from '../sap-context.ts';
import { badPatchContent, businessError, noMatchingRecords } from '../sap-error.ts';

/**
 * `POST DraftsService_SaveDraftToDocument {"Document":{"DocEntry":16}}`: the draft becomes a real document of
 * its object code, the draft is closed and its approval request is deleted. Returns the new document.
 */
export function saveDraftToDocument(context: CompanyContext, body: Record<string, unknown>): SapRecord {
  const { Document: named } = body;
  if (!isJsonObject(named) || typeof named.DocEntry !== 'number') throw badPatchContent();
  const drafts = tableOf(context.company, 'Drafts');
  const draft = findRow(drafts, [named.DocEntry]);
  if (!draft) throw noMatchingRecords();
  if (draft.DocumentStatus === 'bost_Close')
    throw businessError(-10, 'The draft has already been saved or closed');
  const approvals = tableOf(context.company, 'ApprovalRequests');
  const requests = rowsInOrder(approvals).filter((each) => each.DraftEntry === draft.DocEntry);
  if (requests.some((each) => each.Status !== 'arsApproved')) {
    throw businessError(-10, 'The draft has not been approved [ODRF.WddStatus]');
  }
  const target = [...context.company.tables.values()].find(
    ({ definition }) =>
      definition.set !== 'Drafts' &&
      initialObjectCode(definition.fields.DocObjectCode) === draft.DocObjectCode,
  );
  if (!target) throw businessError(-10, `No document type for object code ${draft.DocObjectCode}`);
  const entry = target.nextAutoKey;
  const document = newRecord(target.definition.fields, {
    ...draft,
    DocEntry: entry,
    DocNum: entry,
    AuthorizationStatus: 'dasGenerated',
  });
  storeRow(target, document);
  storeRow(drafts, { ...draft, DocumentStatus: 'bost_Close', AuthorizationStatus: 'dasGenerated' });
  for (const request of requests) removeRow(approvals, keyValuesOf(approvals.definition, request));
  return document;
}

function initialObjectCode(field: unknown): unknown {
  return isJsonObject(field) ? field.initial : undefined;
}
