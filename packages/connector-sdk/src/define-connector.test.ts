import { expect, test } from 'vitest';
import { defineConnector } from './define-connector.ts';
import type { ConnectorManifest } from './manifest/connector.ts';

const names = { en: 'Clock', zh: '时钟' };

const manifest = (more: Partial<ConnectorManifest> = {}): ConnectorManifest => ({
  key: 'clock',
  version: '1',
  names,
  description: names,
  icon: { color: '#112233', letters: 'C' },
  variables: [],
  secrets: [],
  auth: { kind: 'none' },
  actions: [{ key: 'now', names, effect: 'read', inputs: [] }],
  triggers: [],
  ...more,
});

const now = async () => ({ status: 200, headers: {}, body: 1 });

test('a manifest and its code are joined', () => {
  const connector = defineConnector({ manifest: manifest(), actions: { now } });
  expect(connector.manifest.key).toBe('clock');
  expect(Object.keys(connector.actions)).toEqual(['now']);
});

test('what does not belong together is refused by name', () => {
  expect(() => defineConnector({ manifest: manifest() })).toThrow('action now has neither request nor code');
  expect(() => defineConnector({ manifest: manifest(), actions: { now, later: now } })).toThrow(
    'code for unknown action later',
  );
  const request = { method: 'GET', path: '/' } as const;
  const both = manifest({ actions: [{ key: 'now', names, effect: 'read', inputs: [], request }] });
  expect(() => defineConnector({ manifest: both, actions: { now } })).toThrow(
    'action now has a request and code',
  );
  const event = { key: 'tick', names, inputs: [], body: { key: 'body', type: 'object' as const, names } };
  expect(() => defineConnector({ manifest: manifest({ triggers: [event] }), actions: { now } })).toThrow(
    'event tick has no receiver',
  );
});

test('a malformed manifest is refused with the path of its mistake', () => {
  expect(() => defineConnector({ manifest: manifest({ key: 'Not A Key' }), actions: { now } })).toThrow(
    /key:/,
  );
  const field = {
    key: 'x',
    type: 'text' as const,
    names: { en: 'x', zh: 'x' },
    showWhen: { key: 'y', values: [] },
  };
  expect(() => defineConnector({ manifest: manifest({ variables: [field] }), actions: { now } })).toThrow(
    /variables › 0 › showWhen › values/,
  );
});
