import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { bindConnections } from './bind-connections.ts';
import type { Source, SourceFlow } from './look-at-source.ts';

const document = aFlow()
  .manual()
  .action('sap-b1', 'getItem', { ItemCode: 'A' })
  .action('dingtalk', 'getUser', {})
  .build();
const [step = ''] = Object.keys(document.steps);

const flow = (connections: Record<string, string>): SourceFlow => ({
  ...{ id: 'f', name: 'Orders', key: 'main', folder: null, document },
  bindings: { connections, parameters: {} },
});

const source = (connections: Record<string, string>): Pick<Source, 'flows' | 'connections'> => ({
  flows: [flow(connections)],
  connections: new Map([
    ['s1', { name: 'ERP', connectorKey: 'sap-b1' }],
    ['s2', { name: 'ERP of one step', connectorKey: 'sap-b1' }],
    ['d1', { name: 'Chat', connectorKey: 'dingtalk' }],
  ]),
});

const own = [
  { id: 't1', name: 'ERP', connectorKey: 'sap-b1' },
  { id: 't2', name: 'ERP live', connectorKey: 'sap-b1' },
  { id: 't3', name: 'Chat', connectorKey: 'http' },
];
const bind = (connections: Record<string, string>, map: Record<string, string> = {}) =>
  bindConnections(source(connections), { at: { name: 'live' }, own, map: new Map(Object.entries(map)) });

test('a connection is found by its name and system; the same name of another system is another one', () => {
  const { byFlow, bySystem, bound } = bind({ 'sap-b1': 's1', dingtalk: 'd1' });
  expect([byFlow, bySystem]).toEqual([{ main: { connections: { 'sap-b1': 't1' } } }, { 'sap-b1': 't1' }]);
  expect(bound.get('d1')?.target).toBeUndefined();
});

test('what was said goes first, by the name at the source before the system; a step keeps its own', () => {
  const { byFlow } = bind({ 'sap-b1': 's1', [step]: 's2' }, { 'sap-b1': 'ERP', ERP: 'ERP live' });
  expect(byFlow.main?.connections).toEqual({ 'sap-b1': 't2', [step]: 't1' });
});

test('a step that is gone binds nothing, and a connection to another system is refused', () => {
  expect(bind({ gone: 's2' }).bound.size).toBe(0);
  expect(() => bind({ 'sap-b1': 's1' }, { ERP: 'Chat' })).toThrow(
    'The connection “Chat” leads to http, not to sap-b1',
  );
});
