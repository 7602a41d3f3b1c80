/** A consultant reads a run: while it happens, from failure to failure, item by item, and values of any size. */
import { readFile } from 'node:fs/promises';
import { aFlow } from '@flowbridge/flow';
import { productUrl } from '../drivers/product-url.ts';
import { stepTestOn } from '../drivers/step-test.ts';
import { expect, test } from '../drivers/story.ts';

const listOf = (length: number) => `{{ [${Array.from({ length }, (_, at) => at).join(',')}] }}`;

/** Items 3 and 7 of ten fail at a number that is none; then a waiting step. */
const twoFail = () =>
  aFlow()
    .manual()
    .buildJson('first', { fine: true })
    .forEach(
      'each',
      listOf(10),
      (item) =>
        item.buildJson('look', { at: '{{ loops.each.item }}' }).buildJson('check', {
          value: '{{ loops.each.item = 2 or loops.each.item = 6 ? toNumber("no number") : 1 }}',
        }),
      { onItemFailure: 'continue' },
    )
    .buildJson('last', { fine: true })
    .build();

test('from failure to failure by key and by button, item by number, the timeline by arrows', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow(`Two fail ${crypto.randomUUID()}`, twoFail());
  const { id } = await rest.run(flowId);
  const { page, runPage } = await sitDown();
  await runPage.open(id);
  await runPage.ended('completedWithFailures');
  await expect(runPage.card('each')).toContainText('8/10');
  await expect(page.getByTestId('failed-walk')).toBeVisible();

  const panel = page.getByTestId('step-run-panel');
  await page.keyboard.press('n');
  await expect(panel).toContainText('each[2]/check');
  await expect(runPage.stepRun('each[2]/check')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('n');
  await expect(panel).toContainText('each[6]/check');
  await expect(page.getByTestId('loop-each')).toContainText('7 / 10');
  await page.keyboard.press('n');
  await expect(panel).toContainText('each[2]/check');
  await page.keyboard.press('p');
  await expect(panel).toContainText('each[6]/check');
  await page.getByTestId('next-failure').click();
  await expect(panel).toContainText('each[2]/check');

  const choice = page.getByTestId('choose-item-each');
  await choice.click();
  await choice.locator('input').fill('10');
  await expect(page.locator('.ant-select-dropdown:visible .ant-select-item-option-active')).toContainText(
    '10',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('loop-each')).toContainText('10 / 10');
  // The same step of the other item is on show.
  await expect(panel).toContainText('each[9]/check');

  await page.getByTestId('timeline-run').focus();
  await page.keyboard.press('ArrowDown');
  await expect(runPage.stepRun('first')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(runPage.stepRun('each')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(runPage.stepRun('each')).toHaveAttribute('aria-expanded', 'false');
  await expect(runPage.stepRun('each[9]/look')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(runPage.stepRun('last')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel).toContainText('last');
  // A failure inside the closed loop opens it.
  await page.keyboard.press('n');
  await expect(runPage.stepRun('each[2]/check')).toHaveAttribute('aria-current', 'true');
});

test('a flow of 450 steps: only the rows in sight are mounted, and the last one is reached', async ({
  rest,
  sitDown,
}) => {
  const flow = aFlow().manual();
  for (let at = 0; at < 450; at += 1) flow.buildJson(`step${at}`, { at });
  const flowId = await rest.createFlow(`Long ${crypto.randomUUID()}`, flow.build());
  const { id } = await rest.run(flowId);
  const { page, runPage } = await sitDown();
  await runPage.open(id);
  await runPage.ended('succeeded');
  await expect(runPage.stepRun('step0')).toBeVisible();
  const rows = page.getByTestId('timeline').locator('[data-row]');
  expect(await rows.count()).toBeLessThan(80);
  await expect(async () => {
    await page
      .getByTestId('timeline')
      .locator('.timeline-scroll')
      .evaluate((each) => {
        each.scrollTop = each.scrollHeight;
      });
    await expect(runPage.stepRun('step449')).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await rows.count()).toBeLessThan(80);
});

test('a run is followed while it happens: at work, waiting, called back, ended', async ({
  rest,
  sitDown,
}) => {
  const document = aFlow()
    .manual()
    .buildJson('before', { ready: true })
    .waitForCallback('answer')
    .buildJson('after', { got: '{{ steps.answer.body }}' })
    .build();
  const flowId = await rest.createFlow(`Waits ${crypto.randomUUID()}`, document);
  const { runId } = await rest.expectOk<{ runId: string }>('POST', `/flows/${flowId}/runs`, {
    version: 'draft',
  });
  const { page, runPage } = await sitDown();
  await runPage.open(runId);
  await runPage.ended('waiting');
  await expect(runPage.card('before')).toHaveAttribute('data-state', 'succeeded');
  await expect(runPage.card('answer')).toHaveAttribute('data-state', 'waiting');
  await expect(runPage.stepRun('answer')).toHaveAttribute('data-state', 'waiting');
  await expect(runPage.card('after')).toHaveAttribute('data-state', 'idle');
  const address = await page.getByTestId('copy-wait-address').getAttribute('title');
  const answered = await fetch(new URL(new URL(address ?? '').pathname, productUrl()), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"approved":true}',
  });
  expect(answered.ok).toBe(true);
  await runPage.ended('succeeded');
  await expect(runPage.card('answer')).toHaveAttribute('data-state', 'succeeded');
  await runPage.show('after');
  expect(await runPage.json('output')).toEqual({ got: { approved: true } });
});

test('a value of five megabytes is shown by its beginning and downloaded whole', async ({
  rest,
  sitDown,
}) => {
  const large = 'x'.repeat(5_000_000);
  const document = aFlow()
    .manual()
    .code('make', {}, "function main() { return { text: 'x'.repeat(5000000) }; }")
    .build();
  const flowId = await rest.createFlow(`Large ${crypto.randomUUID()}`, document);
  const { id } = await rest.run(flowId);
  const { page, runPage } = await sitDown();
  await runPage.open(id);
  await runPage.ended('succeeded');
  await runPage.show('make');
  const cut = page.getByTestId('cut-output');
  await expect(cut).toContainText('4.8 MB');
  expect((await cut.getByTestId('json-body').innerText()).length).toBeLessThan(30_000);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('download-output').click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toBe(JSON.stringify({ text: large }));
});

test('a test to a step in a loop is started from its menu, and says where it stopped', async ({
  rest,
  sitDown,
}) => {
  const document = aFlow()
    .manual()
    .forEach('each', '{{ [1,2] }}', (item) =>
      item.buildJson('make', { at: '{{ loops.each.item }}' }).buildJson('more', { at: 1 }),
    )
    .buildJson('end', { fine: true })
    .build();
  const flowId = await rest.createFlow(`To here ${crypto.randomUUID()}`, document);
  const { page, designer, runPage } = await sitDown();
  const steps = stepTestOn(page);
  await designer.open(flowId);
  await designer.step('make').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Test to here/ }).click();
  await steps.startRun('real');
  await steps.runEnded('succeeded');
  await expect(designer.step('each')).toHaveAttribute('data-state', 'stopped');
  await expect(designer.step('each')).toContainText('stopped here');
  await expect(designer.step('make')).toHaveAttribute('data-state', 'succeeded');
  await expect(designer.step('more')).toHaveAttribute('data-state', 'idle');
  await expect(steps.stepRun('each')).toHaveAttribute('data-state', 'stopped');

  await steps.runPanel.locator('a[href*="/runs/"]').click();
  await expect(runPage.card('each')).toHaveAttribute('data-state', 'stopped');
  await expect(runPage.stepRun('each')).toHaveAttribute('data-state', 'stopped');
  await expect(runPage.card('end')).toHaveAttribute('data-state', 'idle');
});

test('test to here is found among the commands', async ({ rest, sitDown }) => {
  const document = aFlow().manual().buildJson('make', { at: 1 }).buildJson('end', { fine: true }).build();
  const flowId = await rest.createFlow(`To here ${crypto.randomUUID()}`, document);
  const { page, designer } = await sitDown();
  const steps = stepTestOn(page);
  await designer.open(flowId);
  await designer.select('make');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('test to here');
  await page.keyboard.press('Enter');
  await steps.startRun('real');
  await steps.runEnded('succeeded');
  await expect(steps.stepRun('make')).toHaveAttribute('data-state', 'succeeded');
  await expect(steps.stepRun('end')).toHaveCount(0);
});
