import {
  newConnectorDraft,
  newFunctionDraft,
  readConnector,
  readFunction,
} from '@flowbridge/connector-sdk/custom';
import { analyzeTemplate, patternFault, renameReference } from '@flowbridge/expression';
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { readContent } from '../package/read-content.ts';
import { connectorKind, partOfManifest } from './connector.ts';
import { type FunctionPart, functionKind } from './function.ts';
import { hashPart } from './part-kinds.ts';

const language = { analyze: analyzeTemplate, rename: renameReference, patternFault };

function connectorPart(key: string) {
  const read = readConnector(newConnectorDraft(key, 'Items').manifest, key);
  if (!read.ok) throw new Error('draft');
  return partOfManifest(key, read.content);
}

function functionPart(key: string, name = 'Total'): FunctionPart {
  const read = readFunction(newFunctionDraft(name));
  if (!read.ok) throw new Error('draft');
  return { kind: 'function', key, content: read.content };
}

const document = aFlow()
  .manual()
  .action('x-items', 'getItem', { id: '1' })
  .action('functions', 'total', { price: 1, quantity: 1 })
  .action('http', 'request', { url: 'https://a.example' })
  .build();

const contentWith = (parts: unknown[]) => ({
  names: { en: 'Orders', zh: '订单' },
  descriptions: { en: '', zh: '' },
  tags: [],
  connectors: [{ key: 'http' }, { key: 'x-items' }],
  flows: [{ key: 'main', names: { en: 'Main', zh: '主' }, document }],
  parts,
});

function placesOf(parts: unknown[]): string[] {
  const read = readContent(contentWith(parts));
  return read.ok ? [] : read.problems.map(({ code, path }) => `${code} ${path}`);
}

test('a connector and a function are read as they were given', () => {
  const parts = [connectorPart('x-items'), functionPart('total')];
  expect(placesOf(parts)).toEqual([]);
  expect(readContent(contentWith(parts))).toMatchObject({ ok: true, content: { parts } });
});

test.each<[string, object, string]>([
  ['a key of a built-in connector', { key: 'http' }, 'partInvalid parts › 1 “http” › key'],
  ['a version beside the manifest', { version: '1' }, 'partInvalid parts › 1 “x-items” › version'],
])('%s is refused at its place', (_what, change, place) => {
  expect(placesOf([{ ...connectorPart('x-items'), ...change }])).toContain(place);
});

test('a manifest that only code could carry out is refused, counted as people count', () => {
  const part = connectorPart('x-items');
  const [action] = part.manifest.actions;
  const { request: _request, ...without } = action ?? {};
  expect(placesOf([{ ...part, manifest: { ...part.manifest, actions: [without] } }])).toEqual([
    'partInvalid parts › 1 “x-items” › manifest › actions › 1 › request',
  ]);
});

test('a function whose case does not fit its input is refused, and script in its name', () => {
  const part = functionPart('total');
  const cases = [{ name: 'one', input: { price: 'x', quantity: 1 } }];
  expect(placesOf([{ ...part, content: { ...part.content, cases } }])).toEqual([
    'partInvalid parts › 1 “total” › content › cases 1 › input › price',
  ]);
  expect(placesOf([functionPart('total', '<img src=x>')])).toEqual([
    'markupInName parts › 1 “total” › content › name',
  ]);
});

test('flows are led to the parts at home; what is built in stays', () => {
  expect(connectorKind.keysIn(document, language)).toEqual(['x-items']);
  expect(functionKind.keysIn(document, language)).toEqual(['total']);
  const led = functionKind.lead(
    connectorKind.lead(document, (key) => `${key}-2`, language),
    (key) => `${key}2`,
    language,
  );
  expect(connectorKind.keysIn(led, language)).toEqual(['x-items-2']);
  expect(functionKind.keysIn(led, language)).toEqual(['total2']);
  expect(JSON.stringify(led)).toContain('"connector":"http"');
});

test('further keys fit the schema', () => {
  for (const key of ['x-items', `x-${'a'.repeat(58)}`]) {
    const further = connectorKind.furtherKey(key, 12);
    expect(connectorKind.schema.safeParse(connectorPart(further)).success).toBe(true);
  }
  const further = functionKind.furtherKey('t'.repeat(60), 12);
  expect(functionKind.schema.safeParse(functionPart(further)).success).toBe(true);
});

test('the name of the key does not count, actions and fields are compared by their keys', () => {
  const one = connectorPart('x-items');
  expect(hashPart(one)).toBe(hashPart({ ...one, key: 'x-other' }));
  const [action] = one.manifest.actions;
  if (action === undefined) throw new Error('draft');
  const other = {
    ...one,
    manifest: {
      ...one.manifest,
      actions: [
        { ...action, names: { ...action.names, en: 'Read item' } },
        { ...action, key: 'second' },
      ],
    },
  };
  expect(connectorKind.compare(one, other)).toEqual([
    { place: ['actions', 'getItem', 'names', 'en'], one: 'Get item', other: 'Read item' },
    { place: ['actions', 'second'], one: null, other: JSON.stringify({ ...action, key: 'second' }) },
  ]);
  expect(functionKind.compare(functionPart('a'), functionPart('b', 'Sum'))).toEqual([
    { place: ['name'], one: 'Total', other: 'Sum' },
  ]);
});
