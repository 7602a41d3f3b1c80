import { expect, test } from 'vitest';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';
import { httpFlow, manualFlow, scheduledFlow } from '../testing/test-documents.ts';

const { api, tenant, me } = await startTestApiAs('owner', 'publish');

type Flow = {
  revision: number;
  publishedVersion: number | null;
  draftPublished: boolean;
  hookUrls: { triggerId: string; url: string }[];
};

const create = async (document: unknown, name = 'Flow') =>
  expectData(await me.mutate<{ id: string }>('flows.create', { name, document })).id;
const read = async (id: string) => expectData(await me.query<Flow>('flows.get', { id }));
const apply = (id: string, revision: number, command: unknown) =>
  me.mutate('flows.applyCommands', { id, revision, commands: [command], clientId: 'tab' });

async function schedules(flowId: string) {
  const { rows } = await api.db.pool.query<{ spec: { parameters: unknown } }>(
    'SELECT spec FROM schedule WHERE flow_id = $1',
    [flowId],
  );
  return rows.map((row) => row.spec.parameters);
}

test('a draft with errors is not published, and the problems are named', async () => {
  const id = await create(manualFlow('{{ steps.gone.body }}'));
  const answer = await me.mutate('flows.publish', { id, revision: 1 });
  expect(answer).toMatchObject({ ok: false, status: 422, error: { code: 'flowHasProblems' } });
  const problems = answer.ok ? [] : answer.error.details.problems;
  expect(problems).toContainEqual(expect.objectContaining({ severity: 'error', stepId: 'build' }));
  expect((await read(id)).publishedVersion).toBeNull();
});

test('a published version stays as it is while the draft goes on', async () => {
  const id = await create(manualFlow(1));
  expect(await me.mutate('flows.publish', { id, revision: 1, changelog: 'First' })).toMatchObject({
    data: { version: 1 },
  });
  expect((await read(id)).draftPublished).toBe(true);
  expectData(await apply(id, 1, { type: 'changeStep', stepId: 'build', change: { title: 'Later' } }));
  expect((await read(id)).draftPublished).toBe(false);
  const first = await me.query<{ document: unknown }>('flows.version', { id, number: 1 });
  expect(expectData(first).document).toEqual(manualFlow(1));
  expect(await me.mutate('flows.publish', { id, revision: 1 })).toMatchObject({
    ok: false,
    error: { code: 'revisionConflict' },
  });
  expect(await me.mutate('flows.publish', { id, revision: 2 })).toMatchObject({ data: { version: 2 } });
  expect(expectData(await me.query('flows.versions', { id }))).toMatchObject({
    items: [
      { number: 2, current: true },
      { number: 1, current: false, changelog: 'First' },
    ],
    nextCursor: null,
  });
});

test('pages of versions follow each other without gap or repetition; a foreign cursor is refused', async () => {
  const id = await create(manualFlow(1));
  for (let version = 1; version <= 5; version++) expectData(await me.mutate('flows.publish', { id }));
  const found: number[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: { number: number }[]; nextCursor: string | null } = expectData(
      await me.query('flows.versions', { id, limit: 2, cursor }),
    );
    found.push(...page.items.map((item) => item.number));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(found).toEqual([5, 4, 3, 2, 1]);
  expect(await me.query('flows.versions', { id, cursor: 'later' })).toMatchObject({
    ok: false,
    error: { code: 'invalidInput' },
  });
});

test("a trigger's address is there from the first save and never changes", async () => {
  const id = await create(httpFlow());
  const [before] = (await read(id)).hookUrls;
  expect(before).toMatchObject({ triggerId: 'hook' });
  expectData(await me.mutate('flows.publish', { id }));
  expectData(await me.mutate('flows.enable', { id }));
  expectData(await me.mutate('flows.publish', { id }));
  expect((await read(id)).hookUrls).toEqual([before]);
  expectData(await apply(id, 1, { type: 'removeTrigger', triggerId: 'hook' }));
  expect((await read(id)).hookUrls, 'until the removal is published').toEqual([before]);
});

test('only a published flow is enabled', async () => {
  const id = await create(manualFlow());
  expect(await me.mutate('flows.enable', { id })).toMatchObject({
    ok: false,
    error: { code: 'notPublished' },
  });
  expect(await me.mutate('flows.disable', { id })).toMatchObject({ ok: true, data: { enabled: false } });
  expect(await me.mutate('flows.run', { id, version: 'published' })).toMatchObject({
    ok: false,
    error: { code: 'notPublished' },
  });
});

test('schedules are there while the flow is enabled, and follow its parameters', async () => {
  const id = await create(scheduledFlow());
  expectData(await me.mutate('flows.publish', { id }));
  expect(await schedules(id)).toEqual([]);
  expectData(await me.mutate('flows.enable', { id }));
  expect(await schedules(id)).toEqual([{ period: 5 }]);
  const bindings = { connections: {}, parameters: { period: 10 } };
  expectData(await me.mutate('flows.setBindings', { id, bindings }));
  expect(await schedules(id)).toEqual([{ period: 10 }]);
  expectData(await me.mutate('flows.disable', { id }));
  expect(await schedules(id)).toEqual([]);
});

test('a removed flow is gone with its addresses and schedules, its runs stay readable', async () => {
  const id = await create(httpFlow());
  expectData(await me.mutate('flows.publish', { id }));
  expectData(await me.mutate('flows.enable', { id }));
  const { runId } = expectData(await me.mutate<{ runId: string }>('flows.run', { id, version: 1 }));
  expectData(await me.mutate('flows.remove', { id }));
  expect(await me.query('flows.get', { id })).toMatchObject({ ok: false, error: { code: 'notFound' } });
  const { rows } = await api.db.pool.query('SELECT token FROM http_endpoint WHERE flow_id = $1', [id]);
  expect(rows).toEqual([]);
  expect(await me.query('runs.get', { id: runId })).toMatchObject({ ok: true, data: { version: 1 } });
});

test('a run of a draft names the very drawing it ran; equal drawings share one snapshot', async () => {
  const id = await create(manualFlow(1));
  const run = async () =>
    expectData(await me.mutate<{ runId: string }>('flows.run', { id, version: 'draft' })).runId;
  const [first, second] = [await run(), await run()];
  expectData(
    await apply(id, 1, { type: 'changeStep', stepId: 'build', change: { config: { value: 'changed' } } }),
  );
  const third = await run();
  const version = async (runId: string) =>
    expectData(
      await me.query<{ versionId: string; document: unknown; isTest: boolean }>('runs.get', { id: runId }),
    );
  expect((await version(first)).versionId).toBe((await version(second)).versionId);
  expect((await version(third)).versionId).not.toBe((await version(first)).versionId);
  expect(await version(first)).toMatchObject({ document: manualFlow(1), isTest: true });
});

test('pages of flows and runs follow each other without gap or repetition', async () => {
  const other = await api.tenant('pages');
  const caller = api.as(await api.user({ [other.id]: 'owner' }), other);
  const wanted: string[] = [];
  for (let index = 0; index < 7; index++) {
    const made = await caller.mutate<{ id: string }>('flows.create', { name: `F${index}` });
    wanted.unshift(expectData(made).id);
  }
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: { id: string }[]; nextCursor: string | null } = expectData(
      await caller.query('flows.list', { limit: 3, cursor }),
    );
    found.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(found).toEqual(wanted);
});

test('every change is in the audit, with who made it', async () => {
  const { rows } = await api.db.pool.query<{ kind: string; who: number }>(
    'SELECT kind, count(user_id)::int AS who FROM audit_event WHERE tenant_id = $1 GROUP BY kind',
    [tenant.id],
  );
  const kinds = rows.filter((row) => row.who > 0).map((row) => row.kind);
  expect(kinds).toEqual(
    expect.arrayContaining([
      'flow.created',
      'flow.published',
      'flow.enabled',
      'flow.disabled',
      'flow.bound',
      'flow.removed',
    ]),
  );
});
