import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { writesIn } from './writes-in.ts';

const names = { en: 'HTTP', zh: 'HTTP' };
const action = (key: string, effect: 'read' | 'idempotent' | 'write') => ({ key, names, effect, inputs: [] });
const http: ConnectorManifest = {
  key: 'http',
  version: '1',
  names,
  description: names,
  icon: { color: '#000000', letters: 'H' },
  baseUrl: '',
  variables: [],
  secrets: [],
  auth: { kind: 'none' },
  actions: [action('get', 'read'), action('request', 'write'), action('requestRepeatable', 'idempotent')],
  triggers: [],
};
const document = aFlow()
  .manual()
  .forEach('each', [1], (item) =>
    item
      .action('http', 'get', {}, { key: 'read' })
      .action('http', 'request', {}, { key: 'post' })
      .action('http', 'requestRepeatable', {}, { key: 'put' })
      .action('http', 'request', {}, { key: 'off', disabled: true })
      .buildJson('pure', 1)
      .callFlow('called', 'f1'),
  )
  .build();
const named = (key: string) => {
  const step = Object.values(document.steps).find((each) => each.key === key);
  if (!step) throw new Error(key);
  return writesIn(document, step.id, [http]).map((each) => each.key);
};

test('writes and repeatable changes count, reads, pure and disabled steps do not', () => {
  expect(named('each')).toEqual(['post', 'put', 'called']);
  expect(named('read')).toEqual([]);
  expect(named('post')).toEqual(['post']);
});
