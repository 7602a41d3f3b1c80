import type { IncomingMessage } from 'node:http';
import { createAddressList } from '@flowbridge/egress';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callHook } from '../testing/call-hook.ts';
import { echoDocument } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';
import { callerAddress } from './caller-address.ts';

const trusted = createAddressList(['10.0.0.0/8', 'fd00::/8']);

function addressOf(remoteAddress: string, forwarded?: string): string {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return callerAddress({ socket: { remoteAddress } as IncomingMessage['socket'], headers }, trusted);
}

test('what a stranger writes about itself is not believed', () => {
  expect(addressOf('203.0.113.9', '192.0.2.1')).toBe('203.0.113.9');
  expect(addressOf('::ffff:203.0.113.9', '192.0.2.1')).toBe('203.0.113.9');
});

test('behind trusted proxies it is the last address that is not one of theirs', () => {
  expect(addressOf('10.0.0.2', '192.0.2.1')).toBe('192.0.2.1');
  expect(addressOf('10.0.0.2', '1.1.1.1, 192.0.2.1, 10.0.0.7')).toBe('192.0.2.1');
  expect(addressOf('::ffff:10.0.0.2', '192.0.2.1:50123')).toBe('192.0.2.1');
  expect(addressOf('fd00::2', '[2001:db8::1]:443')).toBe('2001:db8::1');
  expect(addressOf('10.0.0.2')).toBe('10.0.0.2');
  expect(addressOf('10.0.0.2', 'nonsense')).toBe('unknown');
});

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('a trigger takes calls from the addresses it lists, as the trusted proxy names them', async () => {
  const behindProxy = await stage.runner({ trustedProxies: ['127.0.0.0/8'] });
  const direct = await stage.runner();
  const { hooks } = await stage.flow({ document: echoDocument({ allowFrom: ['192.0.2.0/24'] }) });
  const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
  expect((await callHook(behindProxy, hooks.web, { name: 'x' }, from('192.0.2.7'))).status).toBe(200);
  expect(await callHook(behindProxy, hooks.web, { name: 'x' }, from('198.51.100.7'))).toMatchObject({
    status: 403,
    json: { code: 'hook.addressNotAllowed', detail: 'Calls from 198.51.100.7 are not allowed.' },
  });
  expect((await callHook(direct, hooks.web, { name: 'x' }, from('192.0.2.7'))).status).toBe(403);
});
