/** The product is ended, hard and softly, and started again on the same folder: nothing that was told is lost. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { aFlow } from '@flowbridge/flow';
import { demo, visitAs } from '../drivers/people.ts';
import { type Rest, restOf } from '../drivers/rest.ts';
import { sandboxOf } from '../drivers/sandbox.ts';
import { type Desk, deskOn, expect, test } from '../drivers/story.ts';
import { startProduct } from '../stack/product.ts';

/** A data folder of its own, removed at the end of the test. */
async function dataFolder() {
  const home = await mkdtemp(path.join(tmpdir(), 'flowbridge-restart-'));
  await chmod(home, 0o755);
  return {
    path: path.join(home, 'data'),
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
}

const document = aFlow()
  .manual()
  .buildJson('greeting', { to: '{{ trigger.body.name }}', big: '{{ 1 + 1 }}' }, { title: 'Build greeting' })
  .build();

const readsDraft = aFlow().manual().action('sap-b1', 'getDraft', { DocEntry: 16 }).build();

const ENDINGS = [
  { signal: 'SIGKILL', how: 'a power cut' },
  { signal: 'SIGTERM', how: 'a proper stop' },
] as const;

for (const { signal, how } of ENDINGS) {
  test(`after ${how} flows, runs and their logs are there again`, async ({ browser }) => {
    test.setTimeout(180_000);
    await using data = await dataFolder();
    let product = await startProduct({ dataFolder: data.path });
    try {
      const before = restOf(product.url);
      const flowId = await before.createFlow('Greets before the restart', document);
      await before.publish(flowId);
      const run = await before.run(flowId, { version: 'published', input: { name: '张涛' } });
      expect(run.state).toBe('succeeded');
      const told = await toldBy(before, flowId, run.id);

      await (signal === 'SIGKILL' ? product.kill() : product.stop());
      product = await startProduct({ dataFolder: data.path });

      const after = restOf(product.url);
      expect(await toldBy(after, flowId, run.id)).toEqual(told);
      await using visit = await visitAs({ browser, url: product.url, person: demo, language: 'en' });
      await seesRun(deskOn(visit.page), run.id);

      const again = await after.run(flowId, { version: 'published', input: { name: 'after' } });
      expect(again.state).toBe('succeeded');
      await callsWithFormerSecrets(after);
    } finally {
      await product.stop();
    }
  });
}

test('a run that was under way at a power cut goes on afterwards', async () => {
  test.setTimeout(180_000);
  await using data = await dataFolder();
  let product = await startProduct({ dataFolder: data.path });
  try {
    const before = restOf(product.url);
    const flowId = await before.createFlow('Interrupted', readsDraft);
    await before.bind(flowId, { 'sap-b1': await before.connectionOf('sap-b1') });
    await sandboxOf(product.url).fault('sap-b1', { kind: 'timeout', match: { path: '/Drafts' } });
    const { runId } = await before.expectOk<{ runId: string }>('POST', `/flows/${flowId}/runs`, {
      version: 'draft',
    });
    await expect.poll(() => stateOf(before, runId)).toBe('running');

    await product.kill();
    product = await startProduct({ dataFolder: data.path });

    const after = restOf(product.url);
    await expect.poll(() => stateOf(after, runId), { timeout: 60_000 }).toBe('succeeded');
  } finally {
    await product.stop();
  }
});

const stateOf = async (rest: Rest, runId: string) => (await rest.call('GET', `/runs/${runId}`)).body.state;

/** Everything a script can learn of the flow and its run. */
async function toldBy(rest: Rest, flowId: string, runId: string) {
  return {
    flow: (await rest.call('GET', `/flows/${flowId}`)).body.document,
    runs: await rest.runsOf(flowId),
    run: (await rest.call('GET', `/runs/${runId}`)).body,
    steps: await rest.stepsOf(runId),
  };
}

async function seesRun({ page, console: desk, runPage }: Desk, runId: string): Promise<void> {
  await page.goto('/flows');
  await expect(desk.flowRow('Greets before the restart')).toBeVisible();
  await runPage.open(runId);
  await runPage.ended('succeeded');
  await runPage.show('greeting');
  expect(await runPage.json('output')).toEqual({ to: '张涛', big: 2 });
}

/** The keys that open the connections' secrets survived as well. */
async function callsWithFormerSecrets(rest: Rest): Promise<void> {
  const connection = await rest.connectionOf('sap-b1');
  const tested = await rest.expectOk<{ ok: boolean }>('POST', `/connections/${connection}/test`);
  expect(tested.ok).toBe(true);
}
