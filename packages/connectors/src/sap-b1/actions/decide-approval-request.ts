/**
 * Decides an approval request. Service Layer refuses a second decision with a business error whose wording depends on release
 * and language; so after a refusal the request is read, and its status says whether it had been decided before.
 */
import { type ActionCode, isConnectorError, TerminalError } from '@flowbridge/connector-sdk';

const MAX_REMARKS = 200;

/** The decision enum (`ard…`) differs from the request's status enum (`ars…`); source flows also write the database letters. */
const decisions: Readonly<Record<string, 'ardApproved' | 'ardNotApproved'>> = {
  ardApproved: 'ardApproved',
  Y: 'ardApproved',
  ardNotApproved: 'ardNotApproved',
  N: 'ardNotApproved',
};

const outcomes = {
  ardApproved: ['arsApproved', 'arsGenerated', 'arsGeneratedByAuthorizer'],
  ardNotApproved: ['arsNotApproved'],
};

/** Throws `connector.alreadyDone` for a contrary earlier decision (or any, with `failIfDecided`). */
export const decideApprovalRequest: ActionCode = async (input, context) => {
  const decision = decisions[String(input.Status)];
  if (decision === undefined) throw invalid('Status', 'not one of the choices');
  const remarks = input.Remarks === undefined || input.Remarks === null ? '' : String(input.Remarks);
  if (remarks.length > MAX_REMARKS) throw invalid('Remarks', `longer than ${MAX_REMARKS} characters`);
  const url = `/ApprovalRequests(${String(input.Code)})`;
  try {
    const answer = await context.http.send({
      method: 'PATCH',
      url,
      body: {
        type: 'json',
        value: {
          ApprovalRequestDecisions: [{ Status: decision, ...(remarks === '' ? {} : { Remarks: remarks }) }],
        },
      },
    });
    return { ...answer, body: { alreadyDecided: false } };
  } catch (error) {
    if (!isConnectorError(error) || error.code !== 'connector.refused') throw error;
    const found = await context.http.send({ method: 'GET', url, effect: 'read' }).catch(() => {
      throw error;
    });
    const state = statusOf(found.body);
    if (state === undefined || state === 'arsPending') throw error;
    if (outcomes[decision].includes(state) && input.failIfDecided !== true) {
      return { status: found.status, headers: found.headers, body: { alreadyDecided: true, Status: state } };
    }
    throw new TerminalError({
      code: 'connector.alreadyDone',
      message: `approval request ${String(input.Code)} is already ${state}`,
      details: { ...error.details, state },
      cause: error,
    });
  }
};

function statusOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('Status' in body)) return undefined;
  return typeof body.Status === 'string' ? body.Status : undefined;
}

function invalid(field: string, reason: string): TerminalError {
  return new TerminalError({
    code: 'connector.invalidInput',
    message: `input ${field}: ${reason}`,
    details: { field, reason },
  });
}
