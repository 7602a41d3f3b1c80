import { findRow, storeRow, tableOf } from '../company.ts';
import type { SapRecord } from '../entities/field-definition.ts';
import { type CompanyContext, localMoment } from '../sap-context.ts';
import { badPatchContent, businessError, noMatchingRecords, SapError } from '../sap-error.ts';
import type { SapUser } from '../seed/seed-users.ts';
import { linesOf } from './entity-rules.ts';

export const MAX_REMARKS = 200;

type Decision = { status: 'ardApproved' | 'ardNotApproved'; remarks: string | null; user: SapUser };

/**
 * Approval requests. States of a request: arsPending → (every stage approved) arsApproved, or (one refusal)
 * arsNotApproved; arsApproved → deleted once the draft is saved as a document. A decision counts for the user
 * named with a password, else for the session's user, who must stand on the current stage. A decision that is
 * refused changes nothing, also when others in the same PATCH were fine.
 */
export function decideApproval(
  context: CompanyContext,
  sessionUser: SapUser,
  { code, decisions }: { code: number; decisions: readonly SapRecord[] },
): SapRecord {
  const stored = findRow(tableOf(context.company, 'ApprovalRequests'), [code]);
  if (!stored) throw noMatchingRecords();
  if (decisions.length === 0) throw badPatchContent();
  const request = structuredClone(stored);
  for (const decision of decisions)
    applyDecision(context, request, readDecision(context, sessionUser, decision));
  storeRow(tableOf(context.company, 'ApprovalRequests'), request);
  markDraft(context, request);
  return request;
}

function readDecision(context: CompanyContext, sessionUser: SapUser, decision: SapRecord): Decision {
  const { Status: status, Remarks: remarks } = decision;
  if (status !== 'ardApproved' && status !== 'ardNotApproved') {
    throw new SapError(400, -1000, "Property 'Status' of 'ApprovalRequestDecision' is invalid");
  }
  if (typeof remarks === 'string' && [...remarks].length > MAX_REMARKS) {
    throw businessError(-5002, `Remarks must not exceed ${MAX_REMARKS} characters [OWDD.Remarks]`);
  }
  return {
    status,
    remarks: typeof remarks === 'string' ? remarks : null,
    user: decider(context, sessionUser, decision),
  };
}

function decider(context: CompanyContext, sessionUser: SapUser, decision: SapRecord): SapUser {
  const { ApproverUserName: name, ApproverPassword: password } = decision;
  if ((name ?? '') === '' && (password ?? '') === '') return sessionUser;
  const user = context.logins.find((each) => each.code === name && each.password === password);
  if (!user) throw businessError(-10, 'User code or password is incorrect [Message 131-93]');
  return user;
}

/** Changes `request`, a copy that is stored only when every decision was accepted. */
function applyDecision(context: CompanyContext, request: SapRecord, decision: Decision): void {
  if (request.Status !== 'arsPending') {
    throw businessError(-10, 'The approval request has already been processed');
  }
  const stage = request.CurrentStage;
  const lines = linesOf(request, 'ApprovalRequestLines');
  const line = lines.find((each) => each.UserID === decision.user.key && each.StageCode === stage);
  if (!line) {
    throw businessError(
      -10,
      `User '${decision.user.code}' is not an approver of the current stage (${stage})`,
    );
  }
  const moment = localMoment(context);
  line.Status = decision.status;
  line.Remarks = decision.remarks;
  line.UpdateDate = moment.date;
  line.UpdateTime = moment.time;
  if (decision.status === 'ardNotApproved') {
    request.Status = 'arsNotApproved';
    return;
  }
  const stageDone = lines.every((each) => each.StageCode !== stage || each.Status === 'ardApproved');
  if (!stageDone) return;
  const later = lines.map((each) => Number(each.StageCode)).filter((each) => each > Number(stage));
  if (later.length > 0) request.CurrentStage = Math.min(...later);
  else request.Status = 'arsApproved';
}

function markDraft(context: CompanyContext, request: SapRecord): void {
  const drafts = tableOf(context.company, 'Drafts');
  const draft = findRow(drafts, [Number(request.DraftEntry)]);
  if (!draft) return;
  const status =
    request.Status === 'arsApproved'
      ? 'dasApproved'
      : request.Status === 'arsNotApproved'
        ? 'dasRejected'
        : 'dasPending';
  storeRow(drafts, { ...draft, AuthorizationStatus: status });
}
