/** What a consultant's scripts do: flows between tenants, runs and retries, on an installation of real processes. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runFlowbridge } from '@flowbridge/testing';
import { afterAll, expect, test } from 'vitest';
import { openInstallation } from '../testing/installation.ts';
import { orderFlow, pricePart, startPriceSystem } from './testing/order-flows.ts';

const KEY = 'fb_demo_key';

const installation = await openInstallation();
await Promise.all([installation.start('api'), installation.start('runner')]);
const prices = await startPriceSystem();
const folder = await mkdtemp(path.join(tmpdir(), 'flowbridge-cli-'));
afterAll(async () => {
  await prices[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
}, 60_000);

const inFolder = (name: string) => path.join(folder, name);

/** The command in one of the demo's two tenants; whatever it says, it does not say the key. */
async function flowbridge(tenant: string, ...command: string[]) {
  const { code, output } = await runFlowbridge({
    command,
    env: { FLOWBRIDGE_URL: installation.url, FLOWBRIDGE_API_KEY: KEY, FLOWBRIDGE_TENANT: tenant },
  });
  expect(output).not.toContain(KEY);
  return { code, output };
}

/** The same for a script that reads the answer. */
async function answer<T>(tenant: string, ...command: string[]): Promise<T> {
  const { code, output } = await flowbridge(tenant, ...command, '--json');
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}: ${output}`);
  return JSON.parse(output) as T; // the caller names what docs/command-line.md promises
}

async function rest<T>(tenant: string, method: string, address: string, body?: unknown): Promise<T> {
  const sent = await fetch(`${installation.url}/api/v1${address}`, {
    method,
    headers: {
      authorization: `Bearer ${KEY}`,
      'x-flowbridge-tenant': tenant,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await sent.text();
  if (!sent.ok) throw new Error(`${method} ${address}: ${sent.status} ${text}`);
  return JSON.parse(text) as T; // the caller names what the contract promises
}

type Created = { id: string };
type Flow = { id: string; name: string; revision: number; enabled: boolean; publishedVersion: number | null };
type Detail = Flow & {
  document: { steps: Record<string, { key: string }> };
  bindings: { connections: object; parameters: object };
};

async function aConnection(tenant: string, name: string): Promise<string> {
  const variables = { serviceUrl: 'https://erp.example.test/b1s/v1', companyDb: 'DEMO', userName: 'manager' };
  const wanted = { connectorKey: 'sap-b1', name, variables, secrets: { password: 'of-the-erp' } };
  return (await rest<Created>(tenant, 'POST', '/connections', wanted)).id;
}

/** A published family at the customer: `<name>` calls `<name> part`. */
async function aFamily(name: string, connectionId: string) {
  const part = await rest<Created>('bluewater', 'POST', '/flows', {
    name: `${name} part`,
    document: pricePart(prices.url),
  });
  const head = await rest<Created>('bluewater', 'POST', '/flows', {
    name,
    document: orderFlow(part.id, 'as drawn'),
  });
  await rest('bluewater', 'PUT', `/flows/${head.id}/bindings`, {
    connections: { 'sap-b1': connectionId },
    parameters: { region: 'test' },
  });
  await rest('bluewater', 'POST', `/flows/${head.id}/family/publish`, {});
  return { head: head.id, part: part.id };
}

const flowsOf = async (tenant: string, name: string) =>
  (await rest<{ items: Flow[] }>(tenant, 'GET', `/flows?search=${encodeURIComponent(name)}&sort=name`)).items;
const detailOf = (tenant: string, id: string) => rest<Detail>(tenant, 'GET', `/flows/${id}`);

/** Draws the flow anew and, unless told otherwise, publishes it. */
async function redraw(tenant: string, id: string, document: unknown, publish = true): Promise<void> {
  const { revision } = await detailOf(tenant, id);
  await rest(tenant, 'PUT', `/flows/${id}/draft`, { document, revision });
  if (publish) await rest(tenant, 'POST', `/flows/${id}/publish`, {});
}

const INPUT = '{"item":"A1","serial":12345678901234567890}';

test('flows exported here are imported there, run, and run again after they failed', async () => {
  const erp = await aConnection('bluewater', 'ERP of the test');
  await aFamily('Travelling', erp);
  const file = inFolder('travelling.flowbridge.json');
  const first = await answer<{ hash: string }>('bluewater', 'export', 'flows', 'Travelling', '--out', file);
  const bytes = await readFile(file, 'utf8');
  const second = await answer<{ hash: string }>('bluewater', 'export', 'flows', 'Travelling', '--out', file);
  expect([await readFile(file, 'utf8'), second.hash]).toEqual([bytes, first.hash]);
  expect(bytes).not.toContain('of-the-erp');

  const preview = await answer<{ flows: { name: string }[] }>('harbor', 'import', file, '--preview');
  expect(preview.flows.map(({ name }) => name)).toEqual(['Travelling', 'Travelling part']);
  expect(await flowsOf('harbor', 'Travelling')).toEqual([]);

  const erpThere = await aConnection('harbor', 'ERP of harbor');
  const bound = ['--connection', 'sap-b1=ERP of harbor', '--parameter', 'region=harbor', '--enable'];
  const made = await answer<{ flows: { id: string; enabled: boolean }[] }>(
    'harbor',
    'import',
    file,
    ...bound,
  );
  expect(made.flows.map(({ enabled }) => enabled)).toEqual([true, true]);
  const [head] = await flowsOf('harbor', 'Travelling');
  expect((await detailOf('harbor', head?.id ?? '')).bindings).toEqual({
    connections: { 'sap-b1': erpThere },
    parameters: { region: 'harbor' },
  });
  expect(await flowbridge('harbor', 'import', file)).toMatchObject({
    code: 1,
    output: expect.stringContaining('error: nameTaken: There is a flow “Travelling” already.'),
  });

  const ran = await flowbridge('harbor', 'run', 'Travelling', '--input', INPUT, '--wait', '--json');
  expect(ran.code, ran.output).toBe(0);
  expect(JSON.parse(ran.output)).toMatchObject({
    state: 'succeeded',
    output: { region: 'harbor', item: 'A1' },
  });

  // No digit of a long number is lost on its way there and back.
  expect(ran.output).toContain('"serial": 12345678901234567890');

  prices.setIll(true);
  const failed = await flowbridge('harbor', 'run', 'Travelling', '--input', INPUT, '--wait');
  expect(failed.code, failed.output).toBe(3);
  expect(failed.output).toMatch(/^error: \w+: .*\(at priceOf.*$/m);
  const runId = /^run ([0-9a-f]{32})$/m.exec(failed.output)?.[1] ?? '';
  for (let n = 0; n < 2; n += 1) await flowbridge('harbor', 'run', 'Travelling', '--wait');
  const { error } = await rest<{ error: { code: string } }>('harbor', 'GET', `/runs/${runId}`);
  const matching = ['--flow', 'Travelling', '--error-code', error.code, '--after', '1h'];
  expect(await answer('harbor', 'retry', ...matching, '--preview')).toMatchObject({ matching: 3 });
  expect(await answer('harbor', 'retry', '--flow', 'Travelling', '--error-code', 'anotherCode')).toEqual({
    total: 0,
  });

  prices.setIll(false);
  const one = await answer<{ state: string; attempt: number }>(
    ...(['harbor', 'retry', runId, '--from', 'failedStep', '--wait'] as const),
  );
  expect(one).toMatchObject({ state: 'succeeded', attempt: 2 });
  expect(await answer('harbor', 'retry', ...matching, '--wait')).toMatchObject({
    state: 'done',
    total: 2,
    outcomes: { succeeded: 2 },
  });
}, 180_000);

test('a key of a person’s own is made on the server, and opens what the person may do', async () => {
  const made = await installation.command('create-key', 'outsider@flowbridge.local', 'laptop', '30');
  expect(made.code, made.output).toBe(0);
  const key = /^fb_[\w-]{43}$/m.exec(made.output)?.[0] ?? '';
  const asOutsider = (tenant: string) =>
    runFlowbridge({
      command: ['export', 'template', 'T05'],
      env: { FLOWBRIDGE_URL: installation.url, FLOWBRIDGE_API_KEY: key, FLOWBRIDGE_TENANT: tenant },
    });
  expect(await asOutsider('northwind')).toMatchObject({ code: 0, output: expect.stringContaining('"hash"') });
  expect(await asOutsider('bluewater')).toMatchObject({
    code: 1,
    output: 'error: notFound: No such tenant.\n',
  });
}, 60_000);

test('a template travels as a package: looked at first, then taken in with flows of it, the same never twice', async () => {
  const file = inFolder('T05.flowbridge.json');
  await answer('bluewater', 'export', 'template', 'T05', '--out', file);
  const templates = async () =>
    (await rest<{ items: { id: string; relation: string }[] }>('harbor', 'GET', '/templates')).items.filter(
      ({ relation }) => relation === 'mine',
    );
  const before = await templates();
  expect(await answer('harbor', 'import', file, '--preview')).toMatchObject({
    becomes: 'created',
    items: [{ kind: 'flow', key: 'main', state: 'new' }],
  });
  const create = ['--create-flows', '--name', 'By command', '--folder', 'From/Files'];
  const wrong = await flowbridge('harbor', 'import', file, ...create, '--parameter', 'processcode=P');
  expect(wrong.code).toBe(1);
  expect(wrong.output).toContain('There is no parameter “processcode” (at parameters › processcode).');
  expect(await flowbridge('harbor', 'import', file, '--choose', 'flow:other=mine')).toMatchObject({
    code: 2,
  });
  expect(await templates()).toEqual(before);

  const values = ['--parameter', 'processCode=P-1', '--parameter', 'windowMinutes=5'];
  const made = await answer<{ templateId: string; flows: { id: string; name: string }[] }>(
    ...(['harbor', 'import', file, ...create, ...values] as const),
  );
  expect(made.flows.map(({ name }) => name)).toEqual(['By command']);
  const detail = await rest<{ folder: string; bindings: object }>(
    ...(['harbor', 'GET', `/flows/${made.flows[0]?.id}`] as const),
  );
  expect(detail).toMatchObject({
    folder: 'From/Files',
    bindings: { parameters: { processCode: 'P-1', windowMinutes: 5 } },
  });
  expect(await answer('harbor', 'import', file)).toMatchObject({ did: 'same', templateId: made.templateId });
}, 120_000);

test('a family is promoted once; the second time nothing changes, and what changed since is merged', async () => {
  const { head, part } = await aFamily('Promoted', await aConnection('bluewater', 'ERP to promote from'));
  const promote = (...more: string[]) => ['promote', 'Promoted', '--to-tenant', 'harbor', ...more] as const;
  const lacking = await flowbridge('bluewater', ...promote());
  expect(lacking.code, lacking.output).toBe(1);
  expect(lacking.output).toContain('error: connectionMissing: harbor at');
  expect(lacking.output).toContain('“ERP to promote from” (sap-b1)');
  expect(await flowsOf('harbor', 'Promoted')).toEqual([]);

  const erp = await aConnection('harbor', 'ERP to promote to');
  const map = ['--connection', 'ERP to promote from=ERP to promote to'];
  const live = [...map, '--parameter', 'region=live'];
  expect(await answer('bluewater', ...promote(...live, '--preview'))).toMatchObject({
    did: 'previewed',
    creates: ['Promoted', 'Promoted part'],
    connections: [{ system: 'sap-b1', target: 'ERP to promote to' }],
  });
  expect(await flowsOf('harbor', 'Promoted')).toEqual([]);
  expect(await answer('bluewater', ...promote(...live, '--enable', '--changelog', 'First'))).toMatchObject({
    did: 'promoted',
    published: [
      { name: 'Promoted part', version: 1, enabled: true },
      { name: 'Promoted', version: 1, enabled: true },
    ],
  });
  const there = await flowsOf('harbor', 'Promoted');
  expect(there.map(({ name }) => name)).toEqual(['Promoted', 'Promoted part']);
  const liveHead = there[0]?.id ?? '';
  expect((await detailOf('harbor', liveHead)).bindings).toEqual({
    connections: { 'sap-b1': erp },
    parameters: { region: 'live' },
  });

  const before = await both();
  expect(await answer('bluewater', ...promote(...live))).toMatchObject({ did: 'nothing', nothingToDo: true });
  expect(await both()).toEqual(before);

  // The source says it otherwise, the target has a step of its own: both stand, with the value of the target.
  await redraw('bluewater', head, orderFlow(part, 'as promoted'));
  const own = (await detailOf('harbor', liveHead)).document;
  await redraw('harbor', liveHead, withStep(own, 'ofHarbor'));
  expect(await answer('bluewater', ...promote(...map, '--preview'))).toMatchObject({
    did: 'previewed',
    conflicts: 0,
  });
  expect(await answer('bluewater', ...promote(...map))).toMatchObject({ did: 'promoted' });
  const merged = await detailOf('harbor', liveHead);
  expect(Object.values(merged.document.steps).map(({ key }) => key)).toContain('ofHarbor');
  expect(JSON.stringify(merged.document)).toContain('as promoted');
  expect([merged.bindings.parameters, merged.enabled]).toEqual([{ region: 'live' }, true]);
  const run = await flowbridge('harbor', 'run', 'Promoted', '--input', INPUT, '--wait');
  expect(run.code, run.output).toBe(0);

  // What somebody drew at the target and did not publish is theirs, until it is said otherwise.
  const sketch = (await detailOf('harbor', liveHead)).document;
  await redraw('harbor', liveHead, withStep(sketch, 'sketched', 'own2'), false);
  const published = (await detailOf('harbor', liveHead)).publishedVersion;
  expect(await answer('bluewater', ...promote(...map))).toMatchObject({
    ...{ did: 'nothing', leftAsDrafts: ['Promoted'] },
  });
  expect((await detailOf('harbor', liveHead)).publishedVersion).toBe(published);
  expect(await answer('bluewater', ...promote(...map, '--publish-drafts'))).toMatchObject({
    did: 'promoted',
  });
  expect((await detailOf('harbor', liveHead)).publishedVersion).toBe(Number(published) + 1);

  // Stopped after the import: the target has the version, its flows are of the one before.
  await redraw('bluewater', head, orderFlow(part, 'as interrupted'));
  await interruptedPromotion(head);
  expect(await answer('bluewater', ...promote(...map))).toMatchObject({ did: 'promoted' });
  expect(JSON.stringify((await detailOf('harbor', liveHead)).document)).toContain('as interrupted');

  // Both say the same otherwise: nothing is changed until somebody says which counts.
  await redraw('bluewater', head, orderFlow(part, 'as the source says'));
  const text = JSON.stringify((await detailOf('harbor', liveHead)).document);
  await redraw('harbor', liveHead, JSON.parse(text.replace('as interrupted', 'as the target says')));
  const state = await both();
  const undecided = await flowbridge('bluewater', ...promote(...map));
  expect(undecided.code, undecided.output).toBe(7);
  expect(undecided.output).toContain('error: undecided: 1 conflict in flows.');
  expect(await both()).toEqual(state);
  expect(await answer('bluewater', ...promote(...map, '--conflicts', 'theirs'))).toMatchObject({
    did: 'promoted',
  });
  expect(JSON.stringify((await detailOf('harbor', liveHead)).document)).toContain('as the source says');
  expect(await answer('bluewater', ...promote(...map))).toMatchObject({ did: 'nothing' });
}, 240_000);

/** Everything of both tenants that a promotion could change. */
async function both() {
  const of = async (tenant: string) => [
    (await rest<{ items: { id: string; version: number }[] }>(tenant, 'GET', '/templates')).items.map(
      ({ id, version }) => [id, version],
    ),
    (await flowsOf(tenant, 'Promoted')).map(({ id, revision, publishedVersion }) => [
      ...[id, revision, publishedVersion],
    ]),
  ];
  return [await of('bluewater'), await of('harbor')];
}

/** What a promotion does up to the import, and no more. */
async function interruptedPromotion(head: string): Promise<void> {
  const words = { en: 'Promoted', zh: 'Promoted' };
  type Known = { publishedAs: { id: string }[] };
  const known = await rest<Known>('bluewater', 'POST', '/templates/publish-preview', { flowIds: [head] });
  const templateId = known.publishedAs[0]?.id;
  const version = { flowIds: [head], templateId, names: words, descriptions: { en: '', zh: '' } };
  await rest('bluewater', 'POST', '/templates', { ...version, tags: ['promoted'] });
  const file = await rest('bluewater', 'GET', `/templates/${templateId}/export`);
  await rest('harbor', 'POST', '/templates/import', { file });
}

function withStep(document: Detail['document'], key: string, id = 'own1') {
  const { lanes, ...rest } = document as Detail['document'] & { lanes: Record<string, string[]> };
  const step = { id, key, kind: 'buildJson', config: { value: 1 } };
  return {
    ...rest,
    lanes: { ...lanes, root: [id, ...(lanes.root ?? [])] },
    steps: { ...document.steps, [id]: step },
  };
}
