import type { EventContext, EventRequest } from '@flowbridge/connector-sdk';
import { describe, expect, test } from 'vitest';
import { approvalFinished } from './approval-finished.ts';
import { callbackKey, callbackSignature, decryptCallback, encryptCallback } from './callback-cipher.ts';
import { ownKeys, vectors } from './callback-vectors.test-data.ts';

const key = callbackKey(ownKeys.encodingAesKey);
const nowMs = Number(ownKeys.timestamp) + 5000;

const context = (more: Partial<EventContext> = {}): EventContext => ({
  variables: { appKey: ownKeys.owner, corpId: 'dinge8a56572f80b02a8', callbackWindowMinutes: 60 },
  secrets: { callbackToken: ownKeys.token, callbackAesKey: ownKeys.encodingAesKey },
  inputs: {},
  nowMs,
  ...more,
});

function push(
  message: string,
  change: { owner?: string; signature?: string; query?: string } = {},
): EventRequest {
  const encrypt = encryptCallback(message, change.owner ?? ownKeys.owner, key, Buffer.from(ownKeys.random));
  const signature = change.signature ?? callbackSignature({ ...ownKeys, encrypt });
  return {
    method: 'POST',
    query: { [change.query ?? 'signature']: signature, timestamp: ownKeys.timestamp, nonce: ownKeys.nonce },
    headers: { 'content-type': 'application/json' },
    rawBody: Buffer.from(JSON.stringify({ encrypt })),
  };
}

const finished = {
  EventType: 'bpms_instance_change',
  eventId: 'e-1',
  processInstanceId: 'p-1',
  processCode: 'PROC-1',
  type: 'finish',
  result: 'agree',
  finishTime: 1495592305000,
};

describe('a genuine event', () => {
  test('gives its fields, a de-duplication key and the encrypted success', () => {
    const receipt = approvalFinished.receive(push(vectors.event.message), context());
    if (receipt.outcome !== 'event') throw new Error(receipt.outcome);
    expect(receipt.event.body).toMatchObject({
      eventType: 'bpms_instance_change',
      processInstanceId: 'ad253df6-e175-4caf-8085-c60ba8a00001',
      title: '采购申请-测试',
      result: 'agree',
    });
    expect(receipt.event.dedupeKey).toBe(
      'dingtalk:approval:ad253df6-e175-4caf-8085-c60ba8a00001:finish:1495592305000',
    );
    const reply = JSON.parse(receipt.reply.body);
    expect(decryptCallback(reply.encrypt, key)).toEqual({ message: 'success', owner: ownKeys.owner });
    expect(reply.msg_signature).toBe(
      callbackSignature({
        token: ownKeys.token,
        timestamp: reply.timeStamp,
        nonce: reply.nonce,
        encrypt: reply.encrypt,
      }),
    );
  });

  test('has the same de-duplication key each time it is pushed, by its event id when there is one', () => {
    const keys = [1, 2, 3].map(() => {
      const receipt = approvalFinished.receive(push(JSON.stringify(finished)), context());
      return receipt.outcome === 'event' ? receipt.event.dedupeKey : receipt.outcome;
    });
    expect(keys).toEqual(Array(3).fill('dingtalk:event:e-1'));
  });

  test('is read whatever the spelling of its fields, and signed as msg_signature too', () => {
    const message = JSON.stringify({
      eventtype: 'bpms_instance_change',
      corpid: 'c',
      PROCESSINSTANCEID: 'p-2',
      Type: 'finish',
    });
    const receipt = approvalFinished.receive(push(message, { query: 'msg_signature' }), context());
    expect(receipt).toMatchObject({
      outcome: 'event',
      event: { body: { corpId: 'c', processInstanceId: 'p-2', type: 'finish' } },
    });
  });

  test('owned by the corp id is accepted as well, unless an owner is set', () => {
    const request = push(JSON.stringify(finished), { owner: 'dinge8a56572f80b02a8' });
    expect(approvalFinished.receive(request, context()).outcome).toBe('event');
    const variables = { appKey: ownKeys.owner, corpId: 'dinge8a56572f80b02a8', ownerKey: ownKeys.owner };
    expect(approvalFinished.receive(request, context({ variables }))).toMatchObject({
      outcome: 'refused',
      code: 'owner',
    });
  });
});

describe('the trigger’s filter', () => {
  test.each([
    ['a start', { ...finished, type: 'start' }, {}, 'acknowledged'],
    ['a withdrawal', { ...finished, type: 'terminate' }, {}, 'acknowledged'],
    [
      'a withdrawal when asked for',
      { ...finished, type: 'terminate' },
      { types: ['finish', 'terminate'] },
      'event',
    ],
    ['another process', finished, { processCode: 'PROC-2' }, 'acknowledged'],
    ['the chosen process', finished, { processCode: 'PROC-1' }, 'event'],
    ['a task event', { ...finished, EventType: 'bpms_task_change' }, {}, 'acknowledged'],
  ])('%s', (_, event, inputs, outcome) => {
    expect(approvalFinished.receive(push(JSON.stringify(event)), context({ inputs })).outcome).toBe(outcome);
  });
});

test('an address check is answered and starts nothing; a suite check gets its random text back', () => {
  expect(approvalFinished.receive(push(vectors.checkUrl.message), context())).toMatchObject({
    outcome: 'acknowledged',
    reason: 'addressCheck',
  });
  const suite = JSON.stringify({ EventType: 'check_create_suite_url', Random: 'LPIdSnlF' });
  const receipt = approvalFinished.receive(push(suite), context());
  expect(decryptCallback(JSON.parse(receipt.reply.body).encrypt, key).message).toBe('LPIdSnlF');
});

describe('what is not genuine is refused and reveals nothing', () => {
  const request = push(JSON.stringify(finished));
  test.each([
    [
      'a wrong signature',
      { ...request, query: { ...request.query, signature: '0'.repeat(40) } },
      {},
      'signature',
    ],
    ['another nonce', { ...request, query: { ...request.query, nonce: 'x' } }, {}, 'signature'],
    ['an old message', request, { nowMs: nowMs + 7_200_000 }, 'timestamp'],
    ['a message of another app', push(JSON.stringify(finished), { owner: 'someone' }), {}, 'owner'],
    ['no body', { ...request, rawBody: Buffer.from('') }, {}, 'malformed'],
    ['GET', { ...request, method: 'GET' }, {}, 'malformed'],
    ['a connection without token', request, { secrets: {} }, 'configuration'],
  ])('%s', (_, given, more, code) => {
    const receipt = approvalFinished.receive(given, context(more));
    expect(receipt).toMatchObject({ outcome: 'refused', code });
    expect(receipt.reply.status).toBeGreaterThanOrEqual(400);
    expect(receipt.reply.body).not.toContain(ownKeys.token);
  });

  test('the age check can be turned off', () => {
    const variables = { appKey: ownKeys.owner, callbackWindowMinutes: 0 };
    expect(approvalFinished.receive(request, context({ variables, nowMs: 0 })).outcome).toBe('event');
  });
});
