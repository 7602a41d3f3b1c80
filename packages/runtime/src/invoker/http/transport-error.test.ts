import { ExchangeFailure } from '@flowbridge/egress';
import { expect, test } from 'vitest';
import { transportError } from './transport-error.ts';

const call = { system: 's', address: 'http://a', timeoutMs: 1, maxAnswerBytes: 1 };
const noRoute = Object.assign(new Error('no route'), { code: 'EHOSTUNREACH' });
const told = (sent: boolean, write: boolean) =>
  transportError(new ExchangeFailure(sent, noRoute), { ...call, write });

test('a write whose connection broke after it was sent may have happened and is not repeated', () => {
  expect(told(true, true)).toMatchObject({
    name: 'TerminalError',
    code: 'connector.connectionLost',
    details: { mayHaveHappened: true },
  });
});

test('a call that never left, or only reads, may be repeated', () => {
  expect(told(false, true)).toMatchObject({ name: 'RetryableError', code: 'connector.unreachable' });
  expect(told(true, false)).toMatchObject({ name: 'RetryableError', code: 'connector.unreachable' });
});
