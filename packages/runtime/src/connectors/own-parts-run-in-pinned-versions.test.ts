import {
  newConnectorDraft,
  newFunctionDraft,
  readConnector,
  readFunction,
} from '@flowbridge/connector-sdk/custom';
import {
  getStepRun,
  insertPart,
  newestPartVersions,
  type PartKind,
  pinParts,
  publishPartVersion,
} from '@flowbridge/db';
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { aCluster } from '../testing/cluster.ts';
import { addTenant } from '../testing/runtime-database.ts';

/** A connector without secrets whose one action gets `path`. */
function itemsAt(address: string, path: string) {
  const manifest = JSON.parse(newConnectorDraft('x-items', 'Items').manifest);
  const text = JSON.stringify({
    ...manifest,
    baseUrl: address,
    variables: [],
    secrets: [],
    auth: { kind: 'none' },
    connectionOptional: true,
    actions: [{ ...manifest.actions[0], request: { method: 'GET', path } }],
  });
  const read = readConnector(text, 'x-items');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.content;
}

function functionOf(source: string) {
  const read = readFunction({ ...newFunctionDraft('Total'), source, cases: [] });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.content;
}

async function stage() {
  const cluster = await aCluster();
  const { db, tenantId } = cluster;
  const publish = async (partId: string, content: object, tenant = tenantId) => {
    const version = {
      tenantId: tenant,
      partId,
      revision: 1,
      hash: 'h',
      content,
      changelog: null,
      userId: null,
    };
    return publishPartVersion(db.pool, version);
  };
  return {
    ...cluster,
    publish,
    /** Adds a part with one version; answers its id. */
    async own(kind: PartKind, key: string, content: object, tenant = tenantId) {
      const partId = await insertPart(db.pool, { tenantId: tenant, kind, key, draft: {}, userId: null });
      if (partId === undefined) throw new Error(`${key} is taken`);
      await publish(partId, content, tenant);
      return partId;
    },
    /** A flow published now: it keeps the parts that are the newest now. */
    async published(document: FlowDocument) {
      const flow = await cluster.flow(document);
      const parts = await newestPartVersions(db.pool, { tenantId, document });
      await pinParts(db.pool, { versionId: flow.versionId, parts });
      return flow;
    },
    async step(runId: string, path: string) {
      const records = await getStepRun(db, { tenantId, runId, attempt: 1, path });
      const found = records.at(-1);
      return {
        output: JSON.parse(found?.outputJson ?? 'null'),
        error: JSON.parse(found?.errorJson ?? 'null'),
      };
    },
  };
}

const TOTAL = `function main({ price, quantity }, { log }) {
  log('pieces', quantity);
  return { total: price * quantity };
}`;

test('an own connector calls its system and an own function computes with what it answered', async () => {
  const { own, published, accept, execute, node, step, system } = await stage();
  await own('connector', 'x-items', itemsAt(system.url, '/items/{id}'));
  await own('function', 'total', functionOf(TOTAL));
  const flow = await published(
    aFlow()
      .manual()
      .action('x-items', 'getItem', { id: '7' })
      .action('functions', 'total', { price: '{{ steps.getItem.status }}', quantity: '3' })
      .build(),
  );
  const runId = await accept(flow);
  expect(await execute(node('one'), runId)).toMatchObject({ state: 'succeeded' });
  expect(system.received.map(({ url }) => url)).toEqual(['/items/7']);
  expect((await step(runId, 'total')).output).toEqual({ status: 200, headers: {}, body: { total: 600 } });
});

test('a published flow goes on with the version it was published with', async () => {
  const { own, publish, published, accept, execute, node, system } = await stage();
  const partId = await own('connector', 'x-items', itemsAt(system.url, '/v1/{id}'));
  const document = aFlow().manual().action('x-items', 'getItem', { id: '7' }).build();
  const before = await published(document);
  await publish(partId, itemsAt(system.url, '/v2/{id}'));
  const after = await published(document);
  const runtime = node('one');
  for (const flow of [before, after]) {
    const runId = await accept(flow);
    expect(await execute(runtime, runId)).toMatchObject({ state: 'succeeded' });
  }
  expect(system.received.map(({ url }) => url)).toEqual(['/v1/7', '/v2/7']);
});

test('an endless loop costs only its step: what catches it goes on, and so does the next run', async () => {
  const { own, published, accept, execute, node, step } = await stage();
  await own('function', 'spin', functionOf('function main() { for (;;); }'));
  await own('function', 'total', functionOf(TOTAL));
  const runtime = node('one');
  const flow = await published(
    aFlow()
      .manual()
      .try({
        body: (lane) => lane.action('functions', 'spin', { price: 1, quantity: 1 }, { timeoutMs: 1_000 }),
        catch: (lane) => lane.action('functions', 'total', { price: 2, quantity: 2 }),
      })
      .build(),
  );
  for (let round = 0; round < 2; round++) {
    const runId = await accept(flow);
    expect(await execute(runtime, runId)).toMatchObject({ state: 'succeeded' });
    expect((await step(runId, 'spin')).error).toMatchObject({
      code: 'codeFailed',
      details: { reason: 'timedOut' },
    });
    expect((await step(runId, 'total')).output).toMatchObject({ body: { total: 4 } });
  }
});

test('an output that is not as declared fails at its place', async () => {
  const { own, published, accept, execute, node, step } = await stage();
  await own('function', 'total', functionOf('function main() { return { total: "7" } }'));
  const flow = await published(
    aFlow().manual().action('functions', 'total', { price: 1, quantity: 1 }).build(),
  );
  const runId = await accept(flow);
  expect(await execute(node('one'), runId)).toMatchObject({ state: 'failed' });
  expect((await step(runId, 'total')).error).toMatchObject({
    code: 'codeFailed',
    details: { reason: 'otherOutput', place: 'output › total' },
  });
});

test('an own connector may not call what connectors may not call, and a stranger’s is not found at all', async () => {
  const { own, published, accept, execute, node, step, db } = await stage();
  const stranger = await addTenant(db, 'stranger');
  await own('connector', 'x-items', itemsAt('http://169.254.169.254', '/latest/{id}'));
  await own('function', 'total', functionOf(TOTAL), stranger);
  const runtime = node('one');
  const metadata = await published(aFlow().manual().action('x-items', 'getItem', { id: '7' }).build());
  const first = await accept(metadata);
  expect(await execute(runtime, first)).toMatchObject({ state: 'failed' });
  expect((await step(first, 'getItem')).error).toMatchObject({ code: 'connector.egressRefused' });
  const foreign = await published(
    aFlow().manual().action('functions', 'total', { price: 1, quantity: 1 }).build(),
  );
  const second = await accept(foreign);
  expect(await execute(runtime, second)).toMatchObject({ state: 'failed' });
  expect((await step(second, 'total')).error).toMatchObject({ code: 'actionUnknown' });
});
