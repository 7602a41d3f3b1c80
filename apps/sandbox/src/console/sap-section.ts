import { rowsInOrder, tableOf } from '../sap-b1/company.ts';
import type { SapRecord } from '../sap-b1/entities/field-definition.ts';
import { linesOf } from '../sap-b1/rules/entity-rules.ts';
import type { SapB1Simulator } from '../sap-b1/sap-b1-simulator.ts';
import { type Html, html } from './html.ts';
import type { Texts } from './texts.ts';

const SHOWN_ROWS = 50;

type DraftStatus = 'pending' | 'approved' | 'refused' | 'generated' | 'none';

const TONES: Record<DraftStatus, string> = {
  pending: 'wait',
  approved: 'good',
  refused: 'bad',
  generated: 'good',
  none: '',
};

/** Drafts and approval requests as they stand in the ERP; the latest first when there are many. */
export function sapSection(sapB1: SapB1Simulator, t: Texts): Html {
  const requests = latest(rowsInOrder(tableOf(sapB1.company, 'ApprovalRequests')));
  const drafts = latest(rowsInOrder(tableOf(sapB1.company, 'Drafts')));
  return html`<section id="erp" data-testid="erp"><h2>${t.erp}</h2><p class="lead">${t.erpLead}</p>
<div class="card flush scroll"><table aria-label="${t.drafts}">
<thead><tr><th>${t.draft}</th><th>${t.requester}</th><th>${t.date}</th><th>${t.lines}</th><th>${t.status}</th><th>${t.decidedBy}</th><th>${t.synced}</th></tr></thead>
<tbody>${drafts.map((draft) => draftRow(draft, t))}</tbody></table></div>
<h3>${t.approvals}</h3>
<div class="card flush scroll"><table aria-label="${t.approvals}">
<thead><tr><th>${t.code}</th><th>${t.draft}</th><th>${t.status}</th><th>${t.stage}</th><th>${t.decidedBy}</th><th>${t.remarks}</th></tr></thead>
<tbody>${requests.map((request) => requestRow(sapB1, request, t))}</tbody></table></div></section>`;
}

function draftRow(draft: SapRecord, t: Texts): Html {
  const status = draftStatus(draft);
  const decided = [draft.U_Approver, draft.U_ApprovalDate]
    .filter((each) => each !== null && each !== '')
    .join(' · ');
  return html`<tr data-testid="erp-draft-${text(draft.DocEntry)}" data-status="${status}" data-approval-status="${text(draft.U_ApprovalStatus)}" data-sync-status="${text(draft.U_SyncStatus)}">
<td><b>${text(draft.DocEntry)}</b></td><td>${text(draft.RequesterName)}</td><td class="when">${text(draft.DocDate)}</td>
<td>${linesOf(draft, 'DocumentLines').map(
    (line) =>
      html`<div>${text(line.ItemCode)} ${text(line.ItemDescription)} × ${text(line.Quantity)} ${text(line.MeasureUnit)}</div>`,
  )}</td>
<td><span class="tag ${TONES[status]}">${t[status]}</span></td><td>${decided}</td><td>${text(draft.U_SyncStatus)}</td></tr>`;
}

function requestRow(sapB1: SapB1Simulator, request: SapRecord, t: Texts): Html {
  const status = requestStatus(request);
  const lines = linesOf(request, 'ApprovalRequestLines');
  const users = tableOf(sapB1.company, 'Users').rows;
  const names = lines.map((line) => text(users.get(String(line.UserID))?.UserCode)).join('、');
  const remarks = lines.map((line) => text(line.Remarks)).filter((each) => each !== '');
  return html`<tr data-testid="erp-approval-${text(request.Code)}" data-status="${status}">
<td><b>${text(request.Code)}</b></td><td>${text(request.DraftEntry)}</td>
<td><span class="tag ${TONES[status]}">${t[status]}</span> <small>${text(request.Status)}</small></td>
<td>${text(request.CurrentStage)}</td><td>${names}</td><td>${remarks.join('；')}</td></tr>`;
}

/** The draft's own approval state: kept by the server with every decision. */
function draftStatus(draft: SapRecord): DraftStatus {
  switch (draft.AuthorizationStatus) {
    case 'dasPending':
      return 'pending';
    case 'dasApproved':
      return 'approved';
    case 'dasRejected':
      return 'refused';
    case 'dasGenerated':
      return 'generated';
    default:
      return 'none';
  }
}

function requestStatus(request: SapRecord): DraftStatus {
  switch (request.Status) {
    case 'arsPending':
      return 'pending';
    case 'arsApproved':
      return 'approved';
    case 'arsNotApproved':
      return 'refused';
    case 'arsGenerated':
    case 'arsGeneratedByAuthorizer':
      return 'generated';
    default:
      return 'none';
  }
}

function latest(rows: readonly SapRecord[]): readonly SapRecord[] {
  return rows.length <= SHOWN_ROWS ? rows : rows.slice(-SHOWN_ROWS).reverse();
}

function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
