import { expect, test } from 'vitest';
import { aFlow } from '../../builder/a-flow.ts';
import type { TriggerOf } from '../../document/trigger.ts';
import { check } from '../../testing/check-flow.ts';

type Config = TriggerOf<'http'>['config'];

const problems = (config: Partial<Config>) =>
  check(aFlow().http(config).buildJson('x', 1)).map((line) => line.replace(/^.*config › /, ''));

const hmac = (more: Partial<Extract<Config['auth'], { kind: 'hmac' }>>): Partial<Config> => ({
  auth: { kind: 'hmac', algorithm: 'sha256', encoding: 'hex', signatureHeader: 'x-signature', ...more },
});

test('addresses that may call are addresses or ranges', () => {
  expect(problems({ allowFrom: ['10.0.0.0/8', '192.168.1.7', 'fc00::/7'] })).toEqual([]);
  expect(problems({ allowFrom: ['10.0.0.0/40', 'office'] })).toEqual(['allowFrom', 'allowFrom']);
});

test('a signature over the time needs the header that carries it, and a header of the time is signed', () => {
  expect(problems(hmac({}))).toEqual([]);
  expect(problems(hmac({ signed: '{timestamp}.{body}', timestampHeader: 'x-time' }))).toEqual([]);
  expect(problems(hmac({ signed: '{timestamp}.{body}' }))).toEqual(['auth › timestampHeader']);
  expect(problems(hmac({ timestampHeader: 'x-time' }))).toEqual(['auth › signed']);
});

test('a signature covers something of the call, the body at most once, and its header can be one', () => {
  expect(problems(hmac({ signed: '{secret}' }))).toEqual(['auth › signed']);
  expect(problems(hmac({ signed: '{body}{body}' }))).toEqual(['auth › signed']);
  expect(problems(hmac({ signatureHeader: 'not a header' }))).toEqual(['auth › signatureHeader']);
});

test('a token is believed by an address of keys or a public key that are given', () => {
  const jwt = (keys: Extract<Config['auth'], { kind: 'jwt' }>['keys']) =>
    problems({ auth: { kind: 'jwt', keys } });
  expect(jwt({ from: 'credential' })).toEqual([]);
  expect(jwt({ from: 'address', url: 'https://id.example.test/jwks.json' })).toEqual([]);
  expect(jwt({ from: 'address', url: '' })).toEqual(['auth › keys › url']);
  expect(jwt({ from: 'publicKey', pem: 'MIIB' })).toEqual(['auth › keys › pem']);
});
