import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import {
  bindingsOf,
  choicesOf,
  connectorUses,
  openConnectors,
  parameterQuestions,
  type WizardBindings,
  type WizardFlow,
} from './choices.ts';

const NONE: WizardBindings = { connections: {}, parameters: {} };
// Of a connector the wizard reads nothing else.
const erp = { key: 'erp', auth: { kind: 'basic' }, variables: [] } as unknown as ConnectorManifest;
const plain = { key: 'hash', auth: { kind: 'none' }, variables: [] } as unknown as ConnectorManifest;
const connectors = [erp, plain];

const asking = (region?: string): FlowDocument =>
  aFlow()
    .manual()
    .parameter('region', 'text', { label: 'Region', ...(region === undefined ? {} : { default: region }) })
    .action('erp', 'list', {}, { key: 'list' })
    .action('erp', 'create', {}, { key: 'create' })
    .action('hash', 'md5', {}, { key: 'hash' })
    .build();
const flow = (id: string, bindings = NONE, document = asking()): WizardFlow => ({
  id,
  name: id,
  document,
  bindings,
});
const idOf = ({ document }: WizardFlow, key: string) =>
  String(Object.values(document.steps).find((step) => step.key === key)?.id);

test('one connection serves all flows, another one a flow or a single step; and what is bound comes back as it was', () => {
  const [first, second, third] = [flow('a'), flow('b'), flow('c')];
  const create = idOf(first, 'create');
  const bound = [
    { ...first, bindings: { ...NONE, connections: { erp: 'main', [create]: 'other' } } },
    { ...second, bindings: { ...NONE, connections: { erp: 'main' } } },
    { ...third, bindings: { ...NONE, connections: { erp: 'branch' } } },
  ];
  const uses = connectorUses(bound, connectors);
  expect(uses.map(({ connector }) => connector.key)).toEqual(['erp']);
  const choices = choicesOf(bound, uses);
  expect(choices.connections).toEqual({ erp: 'main' });
  expect(choices.different).toEqual({ a: { [create]: 'other' }, c: { erp: 'branch' } });
  expect(bound.map((each) => bindingsOf(each, bound, uses, choices))).toEqual(
    bound.map(({ bindings }) => bindings),
  );
});

test('a system is open until every place of it has a connection', () => {
  const flows = [flow('a')];
  const uses = connectorUses(flows, connectors);
  const [list, create] = [idOf(flow('a'), 'list'), idOf(flow('a'), 'create')];
  const open = (connections: Record<string, string>, own: Record<string, string>) =>
    openConnectors(uses, { connections, different: { a: own }, parameters: {} }).length;
  expect(open({}, {})).toBe(1);
  expect(open({}, { [list]: 'one' })).toBe(1);
  expect(open({}, { [list]: 'one', [create]: 'two' })).toBe(0);
  expect(open({ erp: 'all' }, {})).toBe(0);
});

test('a parameter of several flows is asked once, unless the flows have different values of it', () => {
  const alike = [flow('a'), flow('b')];
  expect(parameterQuestions(alike).map(({ id }) => id)).toEqual(['region']);
  const differing = [
    flow('a', { ...NONE, parameters: { region: 'east' } }),
    flow('b', { ...NONE, parameters: { region: 'west' } }),
  ];
  expect(parameterQuestions(differing).map(({ id, ofOne }) => [id, ofOne])).toEqual([
    ['a/region', true],
    ['b/region', true],
  ]);
  const uses = connectorUses(differing, connectors);
  const choices = { ...choicesOf(differing, uses), parameters: { 'a/region': 'north', 'b/region': 'west' } };
  expect(differing.map((each) => bindingsOf(each, differing, uses, choices).parameters)).toEqual([
    { region: 'north' },
    { region: 'west' },
  ]);
});

test('a default that nobody touched is not bound: a new version may change it', () => {
  const flows = [flow('a', NONE, asking('east'))];
  const uses = connectorUses(flows, connectors);
  const choices = choicesOf(flows, uses);
  expect(choices.parameters).toEqual({ region: 'east' });
  expect(flows.map((each) => bindingsOf(each, flows, uses, choices).parameters)).toEqual([{}]);
  const other = { ...choices, parameters: { region: 'west' } };
  expect(flows.map((each) => bindingsOf(each, flows, uses, other).parameters)).toEqual([{ region: 'west' }]);
});

test('JSON that is not whole yet changes nothing', () => {
  const document = aFlow().manual().parameter('extra', 'json', { label: 'Extra' }).buildJson('a', 1).build();
  const flows = [flow('a', { ...NONE, parameters: { extra: [1] } }, document)];
  const choices = (extra: string) => ({ connections: {}, different: {}, parameters: { extra } });
  const bound = (text: string) => flows.map((each) => bindingsOf(each, flows, [], choices(text)).parameters);
  expect(bound('{ "a": ')).toEqual([{ extra: [1] }]);
  expect(bound('{ "a": 2 }')).toEqual([{ extra: { a: 2 } }]);
  expect(bound('')).toEqual([{}]);
});
