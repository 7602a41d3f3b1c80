/** What a tenant may use: an administrator sets quotas, sees how much is used, and everybody sees what a quota does. */
import { aFlow } from '@flowbridge/flow';
import { choose } from '../drivers/ant.ts';
import { viewer } from '../drivers/people.ts';
import type { Rest } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';

const greets = () => aFlow().manual().buildJson('greeting', 'hello').build();
const unlimited = { runsPerMinute: null, logBytes: null };

type LogUse = { flows: { flowId: string }[] };
type Quotas = { logs: { bytes: number; state: string } };
type Run = { id: string; state: string; valuesKept: boolean };

/** Runs it once after the other until one is ended as `wanted` says. */
async function runUntil(rest: Rest, flowId: string, wanted: (run: Run) => boolean): Promise<Run> {
  let run: Run | undefined;
  await expect(async () => {
    run = await rest.expectOk<Run>('POST', `/flows/${flowId}/runs`, { waitMs: 20_000 });
    expect(wanted(run)).toBe(true);
  }).toPass({ timeout: 60_000 });
  if (run === undefined) throw new Error('nothing ran');
  return run;
}

test.afterEach(async ({ rest }) => {
  await rest.expectOk('PUT', '/tenant/quotas', unlimited);
});

test('above the runs per minute a program is told when to come again, a retry waits in sight, and begins when the quota is raised', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow('Often started', greets());
  await rest.publish(flowId);
  const { page, runPage } = await sitDown();
  await page.goto('/settings?tab=limits');
  await expect(page.getByTestId('runs-meter')).toContainText('unlimited');
  await expect(page.getByTestId('save-quotas')).toBeDisabled();
  await page.getByTestId('runs-per-minute').fill('2');
  await page.getByTestId('save-quotas').click();
  await expect(page.getByTestId('runs-meter')).toContainText('0 of 2 in the last minute');

  const first = await rest.run(flowId, { version: 'published' });
  await rest.run(flowId, { version: 'published' });
  const third = await rest.call('POST', `/flows/${flowId}/runs`, {});
  expect(third).toMatchObject({ status: 429, body: { code: 'runsPerMinuteUsedUp' } });
  await expect(page.getByTestId('runs-meter')).toContainText('2 of 2 in the last minute');
  await expect(page.getByTestId('runs-meter')).toContainText('Used up');

  await rest.expectOk('POST', `/runs/${first.id}/retry`, {});
  const { page: theirs } = await sitDown(viewer, 'zh');
  await theirs.goto('/runs');
  await expect(theirs.getByTestId('quota-holds-runs')).toContainText('1 条运行正在等候');
  await theirs.getByTestId('quota-holds-runs').getByRole('link').click();
  await expect(theirs.getByTestId('quotas-forbidden')).toBeVisible();
  await expect(theirs.getByTestId('runs-held')).toContainText('1');
  await expect(theirs.getByTestId('save-quotas')).toHaveCount(0);

  // A person's own run begins all the same.
  await page.getByTestId('runs-unlimited').focus();
  await page.keyboard.press('Space');
  await page.getByTestId('save-quotas').click();
  await expect(page.getByTestId('runs-meter')).toContainText('unlimited');
  await runPage.open(first.id);
  await runPage.ended('succeeded');
  await theirs.goto('/runs');
  await expect(theirs.locator('[data-testid^="run-row-"]').first()).toBeVisible();
  await expect(theirs.getByTestId('quota-holds-runs')).toHaveCount(0);
});

test('above the stored logs runs go on; one that succeeds says that its values are not kept, one that fails keeps them', async ({
  rest,
  sitDown,
}) => {
  const filler = await rest.createFlow('Writes much', greets());
  await rest.publish(filler);
  await rest.run(filler, { version: 'published', input: 'x'.repeat(1_200_000) });
  const failing = await rest.createFlow(
    'Fails with values',
    aFlow().manual().buildJson('greeting', { text: 'hello' }).terminate('failed', 'Out of stock').build(),
  );
  await rest.publish(failing);
  // What a run has written is counted within seconds; the page asks twice a minute.
  await expect(async () => {
    const { flows } = await rest.expectOk<LogUse>('GET', '/tenant/quotas/log-use');
    expect(flows.map(({ flowId }) => flowId)).toContain(filler);
  }).toPass({ timeout: 30_000 });
  const { page, runPage } = await sitDown();
  await page.goto('/settings?tab=limits');
  await expect(page.getByTestId('log-use')).toContainText('Writes much');
  await page.getByTestId('log-amount').fill('1');
  await choose(page, page.getByTestId('log-unit'), 'MB');
  await page.getByTestId('save-quotas').click();
  await expect(page.getByTestId('logs-meter')).toContainText(/ of 1 MB/);
  await expect(page.getByTestId('logs-meter')).toContainText('Used up', { timeout: 20_000 });
  expect((await rest.expectOk<Quotas>('GET', '/tenant/quotas')).logs.state).toBe('over');

  const thin = await runUntil(rest, filler, (run) => run.state === 'succeeded' && !run.valuesKept);
  await runPage.open(thin.id);
  await expect(page.getByTestId('values-not-kept')).toContainText('not kept');
  await runPage.show('greeting');
  await expect(page.getByTestId('step-run-panel')).toContainText('Not kept: the tenant’s quota');

  const whole = await runUntil(rest, failing, (run) => run.state === 'failed');
  await runPage.open(whole.id);
  await expect(page.getByTestId('values-not-kept')).toHaveCount(0);
  await runPage.show('greeting');
  expect(await runPage.json('output')).toEqual({ text: 'hello' });

  // A test of a draft is looked at by a person: it keeps everything.
  expect(
    await rest.expectOk<Run>('POST', `/flows/${filler}/runs`, { version: 'draft', waitMs: 20_000 }),
  ).toMatchObject({ state: 'succeeded', valuesKept: true });
  await page.goto('/runs');
  await expect(page.getByTestId('logs-over')).toContainText('Stored logs are used up');
});

test('a quota that cannot be is said beside the button, and one that cannot be read can be asked for again', async ({
  sitDown,
}) => {
  const { page } = await sitDown();
  let broken = true;
  await page.route(/\/api\/trpc\/.*tenantQuotas\./, (route) => (broken ? route.abort() : route.fallback()));
  await page.goto('/settings?tab=limits');
  await expect(page.getByTestId('quotas-error')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByTestId('log-use-error')).toBeVisible({ timeout: 30_000 });
  broken = false;
  await page.getByTestId('quotas-error').getByRole('button').click();
  await expect(page.getByTestId('runs-meter')).toBeVisible();
  await page.getByTestId('log-amount').fill('0.5');
  await choose(page, page.getByTestId('log-unit'), 'MB');
  await expect(page.getByTestId('quotas-hint')).toContainText('from 1 MB to 1,000 TB');
  await expect(page.getByTestId('save-quotas')).toBeDisabled();
  await page.getByTestId('runs-limited').check();
  await page.getByTestId('runs-per-minute').fill('');
  await expect(page.getByTestId('quotas-hint')).toContainText('from 1 to 1,000,000');
});
