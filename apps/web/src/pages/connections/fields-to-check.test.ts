import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { expect, test } from 'vitest';
import { fieldsToCheck } from './fields-to-check.ts';

const named = (key: string) => ({ key, type: 'text' as const, names: { en: key, zh: key } });

const connector: ConnectorManifest = {
  key: 'erp',
  version: '1',
  names: { en: 'ERP', zh: 'ERP' },
  description: { en: 'ERP', zh: 'ERP' },
  icon: { color: '#000000', letters: 'E' },
  baseUrl: '{url}',
  variables: [{ ...named('url'), required: true }, { ...named('user'), required: true }, named('language')],
  secrets: [{ ...named('password'), required: true }],
  auth: {
    kind: 'sessionLogin',
    login: { method: 'POST', path: '{url}/Login', body: { u: '{user}', p: '{password}', l: '{language}' } },
    credential: { from: 'cookies' },
    placements: [{ in: 'cookies' }],
    cacheSeconds: 60,
    expired: {},
  },
  actions: [],
  triggers: [],
};
const keys = (code: string | undefined, details = {}) =>
  fieldsToCheck(connector, code, details).map((field) => field.key);

test('a refused login points at user and password, not at the address that answered', () => {
  expect(keys('connector.loginRefused')).toEqual(['user', 'password']);
});

test('an address nobody answers at is itself to blame', () => {
  expect(keys('connector.unreachable')).toEqual(['url']);
});

test('a setting named by the failure is the one', () => {
  expect(keys('connector.invalidConnection', { field: 'user' })).toEqual(['user']);
});

test('a system that is down blames no setting', () => {
  expect(keys('connector.serverError')).toEqual([]);
  expect(keys(undefined)).toEqual([]);
});
