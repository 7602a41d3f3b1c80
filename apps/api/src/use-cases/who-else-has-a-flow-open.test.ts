import { afterAll, expect, test } from 'vitest';
import type { FlowWatch } from '../contract/presence.ts';
import { startApi } from '../start-api.ts';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData, type TestCaller } from '../testing/test-api.ts';
import { manualFlow } from '../testing/test-documents.ts';

const { api, tenant, user, me } = await startTestApiAs('builder', 'presence');
const colleague = await api.user({ [tenant.id]: 'viewer' });
const other = api.as(colleague, tenant);

/** A second process of the control plane on the same database. */
const second = await startApi({
  host: '127.0.0.1',
  port: 0,
  databaseUrl: api.databaseUrl,
  masterKey: api.masterKey,
  demo: true,
  logLevel: 'silent',
  signInsPerMinute: 1000,
});
afterAll(() => second.close());

async function newFlow(): Promise<string> {
  const made = await me.mutate<{ id: string }>('flows.create', { name: 'Shared', document: manualFlow() });
  return expectData(made).id;
}

async function* read(response: Response): AsyncGenerator<FlowWatch> {
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (\{.*"others".*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (data) yield JSON.parse(data);
    }
  }
}

function open(caller: TestCaller, id: string, seat: string) {
  const stop = new AbortController();
  const messages = caller.subscribe('presence.watch', { id, seat }, stop.signal).then(read);
  return {
    leave: () => stop.abort(),
    async until(matches: (message: FlowWatch) => boolean): Promise<FlowWatch> {
      for (;;) {
        const next = await (await messages).next();
        if (next.done) throw new Error('the stream ended');
        if (matches(next.value)) return next.value;
      }
    },
  };
}

const anyMessage = () => true;

test('two people at one flow see each other, the step the other is at, and that they left', async () => {
  const id = await newFlow();
  const mine = open(me, id, 'tab-1');
  const theirs = open(other, id, 'tab-2');
  const { stream } = await theirs.until(anyMessage);
  expect((await mine.until(anyMessage)).others).toEqual([]);
  expectData(await other.mutate('presence.sit', { id, seat: 'tab-2', stream, stepId: 'build' }));
  const seen = await mine.until(({ others }) => others.length > 0);
  expect(seen.others).toEqual([
    { seat: 'tab-2', user: { id: colleague.id, name: `User ${colleague.id}` }, stepId: 'build' },
  ]);
  theirs.leave();
  await mine.until(({ others }) => others.length === 0);
  mine.leave();
});

test('they see each other when different processes serve them', async () => {
  const id = await newFlow();
  const elsewhere = await fetch(
    `${second.url}/api/trpc/presence.watch?tenant=${tenant.id}&input=${encodeURIComponent(JSON.stringify({ id, seat: 'tab-1' }))}`,
    { headers: { cookie: user.cookie, accept: 'text/event-stream' } },
  );
  const mine = read(elsewhere);
  await mine.next();
  const theirs = open(other, id, 'tab-2');
  const { stream } = await theirs.until(anyMessage);
  expectData(await other.mutate('presence.sit', { id, seat: 'tab-2', stream, stepId: null }));
  for (;;) {
    const { value } = await mine.next();
    if (value?.others[0]?.user.id === colleague.id) break;
  }
  theirs.leave();
  for (;;) {
    const { value } = await mine.next();
    if (value?.others.length === 0) break;
  }
  await elsewhere.body?.cancel().catch(() => {});
});

test('a saved draft is told to everybody at the flow, with who saved it', async () => {
  const id = await newFlow();
  const theirs = open(other, id, 'tab-2');
  expect(await theirs.until(anyMessage)).toMatchObject({ revision: 1 });
  const commands = [{ type: 'changeStep', stepId: 'build', change: { title: 'New' } }];
  expectData(await me.mutate('flows.applyCommands', { id, revision: 1, commands, clientId: 'tab-1' }));
  const told = await theirs.until(({ revision }) => revision === 2);
  expect(told.author).toEqual({ name: `User ${user.id}`, clientId: 'tab-1' });
  theirs.leave();
});

test('an outsider of the tenant neither sees nor is seen, and is told of no such flow', async () => {
  const id = await newFlow();
  const elsewhere = await api.tenant('presence-outside');
  const stranger = await api.user({ [elsewhere.id]: 'owner' });
  const mine = open(me, id, 'tab-1');
  const { stream } = await mine.until(anyMessage);
  const sit = { id, seat: 'tab-9', stream, stepId: null };
  const tries = [api.as(stranger, tenant), api.as(stranger, elsewhere)];
  for (const caller of tries) {
    expect(await caller.mutate('presence.sit', sit)).toMatchObject({
      ok: false,
      error: { code: 'notFound' },
    });
    const answer = await caller.subscribe('presence.watch', { id, seat: 'x' }, AbortSignal.timeout(5_000));
    expect(await answer.text()).toContain('notFound');
  }
  expectData(await other.mutate('presence.sit', { id, seat: 'tab-2', stream, stepId: null }));
  const seen = await mine.until(({ others }) => others.length > 0);
  expect(seen.others.map(({ seat }) => seat)).toEqual(['tab-2']);
  mine.leave();
});
