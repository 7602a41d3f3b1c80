import { findConnector } from '@flowbridge/connectors';
import { expect, test } from 'vitest';
import { effectOf } from './effect-of.ts';

function effect(connector: string, key: string, input: Record<string, unknown>) {
  const action = findConnector(connector)?.manifest.actions.find((each) => each.key === key);
  if (action === undefined) throw new Error(`no action ${connector}.${key}`);
  return effectOf(action, input);
}

test('an HTTP request is a write, unless it carries a key by which the system knows it again', () => {
  expect(effect('http', 'request', { url: '/orders' })).toBe('write');
  expect(effect('http', 'request', { url: '/orders', idempotencyHeader: '' })).toBe('write');
  expect(effect('http', 'request', { url: '/orders', idempotencyHeader: 'Idempotency-Key' })).toBe(
    'idempotent',
  );
});

test('an update of fields may be repeated; one that carries lines appends them again', () => {
  expect(effect('sap-b1', 'updateDraft', { DocEntry: 16, fields: { U_SyncStatus: 'Y' } })).toBe('idempotent');
  const lines = { DocumentLines: [{ ItemCode: '11028', Quantity: 1 }] };
  expect(effect('sap-b1', 'updateDraft', { DocEntry: 16, fields: lines })).toBe('write');
  expect(effect('sap-b1', 'updateObject', { fields: lines, replaceCollections: true })).toBe('idempotent');
});
