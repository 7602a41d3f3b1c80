import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { describe, expect, test } from 'vitest';
import { hashContent } from './hash-content.ts';
import { readPackageFile, writePackageFile } from './package-file.ts';

const called = () => aFlow().manual().action('sap-b1', 'listDrafts').build();
const calling = (key: string) => aFlow().manual().callFlow('call', key, {}).build();

type Plain = Record<string, unknown>;

function content(main: FlowDocument = calling('part2')) {
  return {
    names: { en: 'Orders', zh: '订单' },
    descriptions: { en: 'Two\nlines', zh: '' },
    tags: ['ERP'],
    connectors: [{ key: 'sap-b1', version: '1.0.0' }],
    flows: [
      { key: 'main', names: { en: 'Main', zh: '主' }, document: main },
      { key: 'part2', names: { en: 'Part', zh: '子' }, document: called() },
    ],
  };
}

/** A file whose hash is right, so that only the content can be at fault. */
function fileOf(changed: unknown): Plain {
  const origin = { templateKey: 'tpl-1', version: 2 };
  return {
    format: 'flowbridge.package',
    formatVersion: 1,
    hash: hashContent(changed),
    origin,
    content: changed,
  };
}

/** The content with `value` at a path such as `flows.0.key`. */
function withAt(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(content());
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  let at = copy as Plain;
  for (const part of parts) at = at[part] as Plain;
  at[last] = value;
  return copy;
}

function refusalOf(file: unknown): { code: string; path: string }[] {
  const read = readPackageFile(file);
  if (read.ok) throw new Error('The package was taken.');
  for (const { message } of read.problems) expect(message.zh).not.toBe('');
  return read.problems.map(({ code, path }) => ({ code, path }));
}

test('what was written is read again, the same', () => {
  const file = writePackageFile({
    content: content(),
    origin: { templateKey: 'tpl-1', version: 2 },
    changelog: 'First',
    exportedAt: new Date(0),
  });
  expect(readPackageFile(JSON.parse(JSON.stringify(file)))).toEqual({ ok: true, file });
});

test('properties in another order are the same package', () => {
  const turned = Object.fromEntries(Object.entries(content()).reverse());
  expect(readPackageFile({ ...fileOf(content()), content: turned }).ok).toBe(true);
});

test('one changed sign is noticed', () => {
  const file = { ...fileOf(content()), content: withAt('names.en', 'Order5') };
  expect(refusalOf(file)).toEqual([{ code: 'hashWrong', path: 'hash' }]);
});

const first = 'flows › 1 “Main”';
const step = (fields: Plain) => {
  const document = structuredClone(calling('part2'));
  const [id] = Object.keys(document.steps);
  Object.assign((document.steps as Plain)[id ?? ''] as Plain, fields);
  return document;
};

describe.each<[string, unknown, string, string]>([
  ['another file', { format: 'flowbridge.flows' }, 'notAPackage', 'format'],
  ['a text', 'package', 'notAPackage', 'format'],
  ['a newer format', { ...fileOf(content()), formatVersion: 2 }, 'versionTooNew', 'formatVersion'],
  ['a hash of another form', { ...fileOf(content()), hash: 'no' }, 'invalidValue', 'hash'],
  ['an unknown property', fileOf(withAt('surprise', 1)), 'invalidValue', 'surprise'],
  [
    'a secret beside the connector',
    fileOf(withAt('connectors.0.secrets', {})),
    'invalidValue',
    'connectors › 1 › secrets',
  ],
  ['a name of blanks', fileOf(withAt('names.zh', ' \u3000 ')), 'invalidValue', 'names › zh'],
  ['no flow', fileOf(withAt('flows', [])), 'invalidValue', 'flows'],
  ['too many flows', fileOf(withAt('flows', Array(101).fill(content().flows[1]))), 'invalidValue', 'flows'],
  [
    'a step of unknown kind',
    fileOf(withAt('flows.0.document', step({ kind: 'shell' }))),
    'documentInvalid',
    `${first} › steps › call › kind`,
  ],
  ['flows in a circle', fileOf(withAt('flows.1.document', calling('main'))), 'callsInCircle', 'flows'],
  ['a flow that calls itself', fileOf(withAt('flows.0.document', calling('main'))), 'callsInCircle', 'flows'],
  [
    'a call into another tenant',
    fileOf(withAt('flows.0.document', calling('0190a'))),
    'callUnknown',
    `${first} › steps › call`,
  ],
  ['two flows of one key', fileOf(withAt('flows.1.key', 'main')), 'duplicateFlow', 'flows › 2 “Part” › key'],
  ['a connector that is not listed', fileOf(withAt('connectors', [])), 'connectorUnlisted', 'connectors'],
  ['script in a name', fileOf(withAt('names.en', '<script>alert(1)</script>')), 'markupInName', 'names › en'],
  [
    'an image in a flow name',
    fileOf(withAt('flows.0.names.zh', 'x<img src=x onerror=alert(1)>')),
    'markupInName',
    `${first} › names › zh`,
  ],
  [
    'script in a title',
    fileOf(withAt('flows.0.document', step({ title: '<svg onload=a()>' }))),
    'markupInName',
    `${first} › steps › call › title`,
  ],
  ['script in a tag', fileOf(withAt('tags', ['javascript:alert(1)'])), 'markupInName', 'tags › 1'],
  ['text turned around', fileOf(withAt('names.en', 'abc\u202etxt.exe')), 'notText', 'names › en'],
  [
    'a flow named like a prototype’s property',
    fileOf(withAt('flows.0.key', 'constructor')),
    'invalidValue',
    `${first} › key`,
  ],
  [
    'a prototype in the content',
    JSON.parse('{"format":"flowbridge.package","content":{"__proto__":{"admin":true}}}'),
    'hostileKey',
    '__proto__',
  ],
])('%s', (_, file, code, path) => {
  test(`is refused: ${code} at ${path || 'the top'}`, () => {
    expect(refusalOf(file)).toContainEqual({ code, path });
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });
});

test('a step id that is a prototype’s property is refused', () => {
  const document = JSON.parse(JSON.stringify(calling('part2')).replaceAll('"call"', '"constructor"'));
  expect(refusalOf(fileOf(withAt('flows.0.document', document)))[0]?.code).toBe('documentInvalid');
});

test('JSON a hundred thousand deep is refused before anything walks into it', () => {
  let deep: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  expect(refusalOf({ format: 'flowbridge.package', content: deep })[0]?.code).toBe('tooDeep');
});

test('a package that is too large is refused, as a text and as a number of values', () => {
  expect(refusalOf({ content: 'x'.repeat(10_000_001) })[0]?.code).toBe('tooLarge');
  expect(refusalOf({ content: Array(1_000_001).fill(0) })[0]?.code).toBe('tooLarge');
});

describe('what no database keeps and no canonical JSON says', () => {
  test.each<[string, unknown, string, string]>([
    ['half of a sign', step({ note: 'a\ud800' }), 'brokenText', `${first} › steps › call › note`],
    ['the sign 0', step({ note: 'a\u0000b' }), 'brokenText', `${first} › steps › call › note`],
    ['the sign 0 in a name', step({ 'a\u0000': 1 }), 'brokenText', `${first} › steps › call`],
    ['1e999', step({ delayMs: JSON.parse('1e999') }), 'brokenNumber', `${first} › steps › call › delayMs`],
    ['a number of 30 digits', step({ no: 10n ** 30n }), 'brokenNumber', `${first} › steps › call › no`],
  ])('%s is refused at its place', (_, document, code, path) => {
    const content = withAt('flows.0.document', document);
    expect(refusalOf({ format: 'flowbridge.package', formatVersion: 1, content })).toEqual([{ code, path }]);
  });

  test('nor in the change log beside the content', () => {
    const file = { ...fileOf(content()), changelog: 'First\u0000' };
    expect(refusalOf(file)).toEqual([{ code: 'brokenText', path: 'changelog' }]);
  });
});

test('a hundred flows that call each other crosswise are judged at once', () => {
  const key = (index: number) => (index === 0 ? 'main' : `part${index + 1}`);
  const flows = Array.from({ length: 100 }, (_, index) => {
    const lane = aFlow().manual();
    for (let callee = index + 1; callee < 100; callee += 1) lane.callFlow(`call${callee}`, key(callee), {});
    if (index === 99) lane.buildJson('end', 1);
    return { key: key(index), names: { en: 'F', zh: 'F' }, document: lane.build() };
  });
  expect(readPackageFile(fileOf({ ...content(), connectors: [], flows })).ok).toBe(true);
});
