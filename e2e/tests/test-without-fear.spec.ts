/** A consultant tries steps and whole drafts against the sandbox ERP, and nothing is written that they did not ask for. */
import { aFlow } from '@flowbridge/flow';
import type { Rest } from '../drivers/rest.ts';
import { stepTestOn } from '../drivers/step-test.ts';
import { type Desk, expect, test } from '../drivers/story.ts';

/** Reads waiting drafts, marks each, and says what came back. */
const document = aFlow()
  .manual()
  .action('sap-b1', 'listDrafts', {}, { key: 'drafts', title: 'Find drafts' })
  .forEach('each', '{{ steps.drafts.body.value }}', (draft) =>
    draft
      .action('sap-b1', 'getDraft', { DocEntry: '{{ loops.each.item.DocEntry }}' }, { key: 'draft' })
      .action(
        'sap-b1',
        'updateDraft',
        {
          DocEntry: '{{ steps.draft.body.DocEntry }}',
          fields: { Comments: '{{ "seen " & toText(steps.draft.body.DocEntry) }}' },
        },
        { key: 'mark', title: 'Mark the draft' },
      )
      .buildJson('after', { marked: '{{ steps.mark }}' }),
  )
  .build();

async function aDraftFlow(rest: Rest): Promise<string> {
  const flowId = await rest.createFlow(`Test without fear ${crypto.randomUUID()}`, document);
  await rest.bind(flowId, { 'sap-b1': await rest.connectionOf('sap-b1') });
  return flowId;
}

/** The designer on a flow whose steps have values of a dry run. */
async function openAfterDryRun(rest: Rest, sitDown: () => Promise<Desk>) {
  const flowId = await aDraftFlow(rest);
  await rest.expectOk('POST', `/flows/${flowId}/runs`, {
    version: 'draft',
    waitMs: 60_000,
    test: { dryRun: true },
  });
  const { designer, page } = await sitDown();
  await designer.open(flowId);
  return { designer, page, steps: stepTestOn(page) };
}

test.beforeEach(({ sandbox }) => sandbox.reset());

test('a dry run of the draft reads for real and shows each write instead of sending it', async ({
  rest,
  sandbox,
  sitDown,
}) => {
  const { designer, runPage, page } = await sitDown();
  const steps = stepTestOn(page);
  await designer.open(await aDraftFlow(rest));
  await page.getByTestId('toolbar-test').click();
  await steps.startRun('dry');
  await steps.runEnded('succeeded');
  await expect(page.getByTestId('tag-dry-run')).toBeVisible();
  await expect(designer.step('mark')).toHaveAttribute('data-state', 'withheld');
  await expect(designer.step('draft')).toHaveAttribute('data-state', 'succeeded');
  await steps.stepRun('each[0]/mark').click();
  expect(await steps.data('run', 'request')).toMatchObject({
    method: 'PATCH',
    url: expect.stringMatching(/\/Drafts\(16\)$/),
    body: { Comments: 'seen 16' },
  });
  await steps.stepRun('each[0]/after').click();
  expect(await steps.data('run', 'output')).toEqual({ marked: null });
  expect(await sandbox.writes('sap-b1')).toEqual([]);

  await steps.runPanel.locator('a[href*="/runs/"]').click();
  await expect(page.getByTestId('run-page').getByTestId('tag-dry-run')).toBeVisible();
  await runPage.show('each');
  await runPage.show('each[0]/mark');
  await expect(page.getByTestId('step-withheld')).toBeVisible();
  expect(await runPage.json('request')).toMatchObject({ body: { Comments: 'seen 16' } });
});

test('a step is tested alone with values of the last run, which can be changed first', async ({
  rest,
  sandbox,
  sitDown,
}) => {
  const { designer, page, steps } = await openAfterDryRun(rest, sitDown);
  await designer.select('draft');
  await steps.open(/^Test$/);
  await expect(steps.source('loops.each')).toHaveAttribute('data-from', 'run');
  await steps.press('test-step');
  await steps.ended('succeeded');
  expect(await steps.data('test', 'output')).toMatchObject({ body: { DocEntry: 16 } });
  expect(await steps.data('test', 'request')).toMatchObject({ method: 'GET' });

  await designer.writeCode('step-samples', '{ "loops": { "each": { "item": { "DocEntry": 17 } } } }');
  await steps.press('test-step');
  await expect(async () =>
    expect(await steps.data('test', 'output')).toMatchObject({ body: { DocEntry: 17 } }),
  ).toPass();

  await designer.writeCode('step-samples', '{ "loops": ');
  await expect(page.getByTestId('test-step')).toBeDisabled();
  await expect(steps.tab.getByRole('alert')).toContainText('Line 1');
  expect(await sandbox.writes('sap-b1')).toEqual([]);
});

test('a step that writes asks first: shown, then sent, then replaced by a pinned sample', async ({
  rest,
  sandbox,
  sitDown,
}) => {
  const { designer, page, steps } = await openAfterDryRun(rest, sitDown);
  await designer.select('mark');
  await steps.open(/^Test$/);
  await expect(steps.source('steps.draft')).toHaveAttribute('data-from', 'run');
  await steps.press('test-step');
  await expect(steps.ask).toContainText('Mark the draft');
  await steps.press('ask-show');
  await steps.ended('withheld');
  expect(await steps.data('test', 'request')).toMatchObject({
    method: 'PATCH',
    body: { Comments: 'seen 16' },
  });
  expect(await sandbox.writes('sap-b1')).toEqual([]);

  await steps.press('test-step');
  await steps.press('ask-send');
  await steps.ended('succeeded');
  expect(await steps.data('test', 'response')).toMatchObject({ status: 204 });
  expect(await sandbox.writes('sap-b1')).toEqual(['PATCH /Drafts(16)']);

  await steps.press('pin-result');
  await expect(steps.pinnedLine).toBeVisible();
  await designer.saved();
  await sandbox.reset();
  await page.getByTestId('toolbar-test').click();
  await steps.startRun('real');
  await steps.runEnded('succeeded');
  await expect(steps.stepRun('each[0]/mark')).toHaveAttribute('data-state', 'reused');
  expect(await sandbox.writes('sap-b1')).toEqual([]);

  await page.getByTestId('unpin').click();
  await expect(steps.pinnedLine).toHaveCount(0);
  await page.getByTestId('toolbar-undo').click();
  await expect(steps.pinnedLine).toBeVisible();
});

test('a pinned sample can be chosen instead of sending, and is edited in the output tab', async ({
  rest,
  sandbox,
  sitDown,
}) => {
  const { designer, page } = await sitDown();
  const steps = stepTestOn(page);
  await designer.open(await aDraftFlow(rest));
  await designer.select('mark');
  await steps.open(/^Test$/);
  await expect(steps.source('steps.draft')).toHaveAttribute('data-from', 'shape');
  await steps.press('test-step');
  await steps.press('ask-pin');
  await expect(page.getByTestId('field-pinned')).toBeChecked();
  await designer.writeCode('code-pinned', '{ "status": 204, "body": "as pinned" }');
  await page.getByRole('button', { name: 'Use this sample' }).click();
  await designer.saved();
  await page.getByTestId('toolbar-test').click();
  await steps.startRun('dry');
  await steps.runEnded('succeeded');
  await steps.stepRun('each[0]/after').click();
  expect(await steps.data('run', 'output')).toEqual({ marked: { status: 204, body: 'as pinned' } });
  await expect(steps.stepRun('each[0]/mark')).toHaveAttribute('data-state', 'withheld');
  expect(await sandbox.writes('sap-b1')).toEqual([]);
});

test('testing to a step runs what leads to it and stops before the write behind it', async ({
  rest,
  sandbox,
  sitDown,
}) => {
  const { designer, page } = await sitDown();
  const steps = stepTestOn(page);
  await designer.open(await aDraftFlow(rest));
  await designer.select('draft');
  await steps.open(/^Test$/);
  await steps.press('test-to-here');
  await steps.startRun('real');
  await steps.runEnded('succeeded');
  await expect(steps.stepRun('each[0]/draft')).toHaveAttribute('data-state', 'succeeded');
  await expect(steps.stepRun('each[0]/mark')).toHaveCount(0);
  await expect(steps.stepRun('each[1]/draft')).toHaveCount(0);
  expect(await sandbox.writes('sap-b1')).toEqual([]);
});

test('a past run opened in the designer brings its values with it', async ({ rest, sitDown }) => {
  const flowId = await aDraftFlow(rest);
  const { id: past } = await rest.expectOk<{ id: string }>('POST', `/flows/${flowId}/runs`, {
    version: 'draft',
    waitMs: 60_000,
    test: { dryRun: true },
  });
  await rest.expectOk('POST', `/flows/${flowId}/runs`, {
    version: 'draft',
    waitMs: 60_000,
    test: { until: 's1' },
  });
  const { designer, runPage, page } = await sitDown();
  const steps = stepTestOn(page);
  await runPage.open(past);
  await runPage.show('each');
  await runPage.show('each[0]/draft');
  await page.getByTestId('open-designer').click();
  await expect(designer.step('mark')).toHaveAttribute('data-state', 'withheld');
  const output = page.getByTestId('run-sample-output');
  await expect(output).toHaveAttribute('data-run', past);
  await expect(output.getByTestId('json-text')).toContainText('"DocEntry": 16');
  await steps.open(/^Input$/);
  await expect(page.getByTestId('run-sample-input').getByTestId('json-text')).toContainText('"DocEntry": 16');
  await steps.open(/^Test$/);
  await expect(steps.source('loops.each')).toHaveAttribute('data-from', 'run');
  await steps.open(/^Input$/);
  await page.getByTestId('pick-input.DocEntry').click();
  await expect(page.getByTestId('data-picker')).toContainText('16');
});
