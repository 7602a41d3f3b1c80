import {
  type ActionContext,
  type HttpRequest,
  RetryableError,
  TerminalError,
} from '@flowbridge/connector-sdk';
import { expect, test } from 'vitest';
import { decideApprovalRequest } from './decide-approval-request.ts';

const refusal = () =>
  new TerminalError({
    code: 'connector.refused',
    message: 'no',
    details: { vendorCode: -10, vendorText: 'refused' },
  });

/** A Service Layer that refuses decisions with `error` and knows the request's `status`. */
function context(error: Error | undefined, status = 'arsPending') {
  const requests: HttpRequest[] = [];
  const result: ActionContext = {
    variables: {},
    secret: () => undefined,
    http: {
      send: async (request) => {
        requests.push(request);
        if (request.method === 'GET') return { status: 200, headers: {}, body: { Code: 17, Status: status } };
        if (error !== undefined) throw error;
        return { status: 204, headers: {}, body: null };
      },
    },
    signal: new AbortController().signal,
    timeoutMs: 1_000,
    report() {},
    idempotencyKey: 'k',
    nowMs: 0,
  };
  return { requests, context: result };
}

test('a decision is sent once, Y and N understood', async () => {
  const { requests, context: given } = context(undefined);
  const answer = await decideApprovalRequest({ Code: 17, Status: 'N', Remarks: '不同意' }, given);
  expect(answer).toMatchObject({ status: 204, body: { alreadyDecided: false } });
  expect(requests).toEqual([
    {
      method: 'PATCH',
      url: '/ApprovalRequests(17)',
      body: {
        type: 'json',
        value: { ApprovalRequestDecisions: [{ Status: 'ardNotApproved', Remarks: '不同意' }] },
      },
    },
  ]);
});

test('a request already decided the same way counts as done', async () => {
  const { requests, context: given } = context(refusal(), 'arsApproved');
  const answer = await decideApprovalRequest({ Code: 17, Status: 'ardApproved' }, given);
  expect(answer.body).toEqual({ alreadyDecided: true, Status: 'arsApproved' });
  expect(requests.at(-1)).toMatchObject({ method: 'GET', effect: 'read' });
});

test('a contrary earlier decision, or any when asked for, fails as already done with the state found', async () => {
  const contrary = context(refusal(), 'arsNotApproved').context;
  await expect(decideApprovalRequest({ Code: 17, Status: 'Y' }, contrary)).rejects.toMatchObject({
    code: 'connector.alreadyDone',
    details: { state: 'arsNotApproved', vendorText: 'refused' },
  });
  const same = context(refusal(), 'arsApproved').context;
  await expect(
    decideApprovalRequest({ Code: 17, Status: 'Y', failIfDecided: true }, same),
  ).rejects.toMatchObject({ code: 'connector.alreadyDone' });
});

test('a refusal of a pending request and every other failure stay what they are', async () => {
  const pending = refusal();
  await expect(decideApprovalRequest({ Code: 17, Status: 'Y' }, context(pending).context)).rejects.toBe(
    pending,
  );
  const down = new RetryableError({ code: 'connector.serverError', message: 'down' });
  await expect(decideApprovalRequest({ Code: 17, Status: 'Y' }, context(down).context)).rejects.toBe(down);
});

test('an unknown decision and remarks beyond SAP’s limit are refused before anything is sent', async () => {
  const { requests, context: given } = context(undefined);
  await expect(decideApprovalRequest({ Code: 17, Status: 'arsApproved' }, given)).rejects.toMatchObject({
    details: { field: 'Status' },
  });
  await expect(
    decideApprovalRequest({ Code: 17, Status: 'Y', Remarks: '长'.repeat(201) }, given),
  ).rejects.toMatchObject({ details: { field: 'Remarks' } });
  expect(requests).toEqual([]);
});
