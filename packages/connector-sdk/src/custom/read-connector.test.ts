import { expect, test } from 'vitest';
import { newConnectorDraft } from './part-drafts.ts';
import { placeOf } from './part-problem.ts';
import { readConnector } from './read-connector.ts';

type Manifest = Record<string, unknown> & { actions: Record<string, unknown>[] };

const KEY = 'x-parts';

function manifestText(change: (manifest: Manifest) => void): string {
  const manifest: Manifest = JSON.parse(newConnectorDraft(KEY, 'Parts').manifest);
  change(manifest);
  return JSON.stringify(manifest);
}

function problemsOf(text: string): string[] {
  const read = readConnector(text, KEY);
  return read.ok ? [] : read.problems.map((problem) => `${placeOf(problem)}: ${problem.message.en}`);
}

test('what a new connector begins with is complete', () => {
  expect(problemsOf(newConnectorDraft(KEY, 'Parts').manifest)).toEqual([]);
});

test('a version in the text is not looked at', () => {
  const read = readConnector(
    manifestText((manifest) => {
      manifest.version = '9.9';
    }),
    KEY,
  );
  expect(read).toMatchObject({ ok: true, content: { version: '0' } });
});

test.each<[string, (manifest: Manifest) => void, string]>([
  [
    'another key',
    (m) => {
      m.key = 'http';
    },
    'manifest › key: The key of this connector is “x-parts”.',
  ],
  [
    'an unknown field',
    (m) => {
      m.colour = 'red';
    },
    'manifest › colour: There is no field “colour” here.',
  ],
  [
    'a name in one language',
    (m) => {
      m.names = { en: 'Parts' };
    },
    'manifest › names › zh: Invalid input: expected string, received undefined',
  ],
  [
    'an action without a request',
    (m) => {
      delete m.actions[0]?.request;
    },
    'manifest › actions › 0 › request: Say which request this action is: method and path.',
  ],
  [
    'a path that names no input',
    (m) => {
      Object.assign(m.actions[0] ?? {}, { request: { method: 'GET', path: '/items/{code}/{id}' } });
    },
    'manifest › actions › 0 › request › path: There is no “code” here; there is: id, baseUrl.',
  ],
  [
    'an event',
    (m) => {
      const names = { en: 'Came', zh: '到达' };
      m.triggers = [{ key: 'came', names, inputs: [], body: { key: 'body', type: 'any', names } }];
    },
    'manifest › triggers: Events need code, which connectors of your own cannot have: leave the list empty.',
  ],
  [
    'a secret nobody asks for',
    (m) => {
      m.auth = { kind: 'bearer', secret: 'password' };
    },
    'manifest › auth › secret: There is no “password” here; there is: token.',
  ],
  [
    'a secret that is written down',
    (m) => {
      m.secrets = [{ key: 'token', type: 'text', names: { en: 'T', zh: 'T' }, default: 'abc' }];
    },
    'manifest › secrets › 0 › default: A secret is given with each connection: the manifest may not hold one.',
  ],
  [
    'a credential in a header',
    (m) => {
      const request = { method: 'GET', path: '/items/{id}', headers: { 'X-Api-Key': 'abc' } };
      Object.assign(m.actions[0] ?? {}, { request });
    },
    'manifest › actions › 0 › request › headers › X-Api-Key: This looks like a credential: make it a secret of the connection and say so in auth.',
  ],
  [
    'two actions of one key',
    (m) => {
      m.actions.push({ ...m.actions[0] });
    },
    'manifest › actions › 1 › key: “getItem” stands here twice.',
  ],
  [
    'a test of an action that is not there',
    (m) => {
      m.test = { action: 'ping', input: {} };
    },
    'manifest › test › action: There is no “ping” here; there is: getItem.',
  ],
  [
    'an address of another protocol',
    (m) => {
      m.baseUrl = 'file:///etc';
    },
    'manifest › baseUrl: Begin with http://, https:// or a {variable} of the connection.',
  ],
])('%s is refused at its place', (_what, change, problem) => {
  expect(problemsOf(manifestText(change))).toContain(problem);
});

test('hostile texts are refused before a schema reads them', () => {
  expect(problemsOf('{"key": ')[0]).toMatch(/^manifest: This is no JSON/);
  expect(problemsOf(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)[0]).toMatch(/nested too deeply/);
  expect(problemsOf('{"auth":{"__proto__":{"kind":"none"}}}')).toEqual([
    'manifest › auth › __proto__: The name “__proto__” is not allowed.',
  ]);
  expect(problemsOf(`"${'x'.repeat(400_001)}"`)[0]).toMatch(/Too long: 400,003 characters/);
});

test('every problem is said in both languages', () => {
  const read = readConnector('{"key":1,"names":{"en":"a","zh":"b"},"auth":{"kind":"magic"}}', KEY);
  if (read.ok) throw new Error('read');
  for (const { message } of read.problems) expect(message.zh).toMatch(/\p{Script=Han}/u);
  expect(read.problems.length).toBeGreaterThan(3);
});
