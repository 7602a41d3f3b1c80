/** Drawing and changing a flow by hand: every way to edit, nothing lost. */
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import type { Page } from '@playwright/test';
import type { Desk } from '../drivers/story.ts';
import { expect, test } from '../drivers/story.ts';

type Open = (name: string, document: FlowDocument) => Promise<Desk>;

/** Opens the designer on a flow made for the test. */
const opener =
  (
    rest: { createFlow(name: string, document: FlowDocument): Promise<string> },
    sitDown: () => Promise<Desk>,
  ): Open =>
  async (name, document) => {
    const desk = await sitDown();
    await desk.designer.open(await rest.createFlow(name, document));
    return desk;
  };

const threeSteps = () =>
  aFlow()
    .manual()
    .buildJson('first', 1, { title: 'First' })
    .buildJson('second', '{{ steps.first + 1 }}', { title: 'Second' })
    .forEach('each', '{{ [1, 2] }}', (item) => item.buildJson('inner', '{{ loops.each.item }}'), {
      title: 'Each',
    })
    .build();

/** Keys of the steps of the main line and of the loop, as drawn from top to bottom. */
async function drawn(page: Page): Promise<string[]> {
  const cards = page.getByTestId('canvas').locator('[data-step-id]');
  const places = await cards.evaluateAll((elements) =>
    elements.map((element) => ({
      key: (element.getAttribute('data-testid') ?? '').replace(/^step-/, ''),
      top: element.getBoundingClientRect().top,
    })),
  );
  return places.sort((a, b) => a.top - b.top).map((place) => place.key);
}

test('a step is added by “+” and its search, found by English, Chinese and pinyin', async ({
  rest,
  sitDown,
}) => {
  const { page, designer } = await opener(rest, sitDown)('Adds by plus', threeSteps());
  await designer.insert({ at: 1 }, 'sap-b1.getDraft', 'get draft');
  await expect.poll(() => drawn(page)).toEqual(['first', 'getDraft', 'second', 'each', 'inner']);
  await designer.insert({ inside: 'each', at: 1 }, 'dingtalk.startApproval', '创建审批');
  await expect
    .poll(() => drawn(page))
    .toEqual(['first', 'getDraft', 'second', 'each', 'inner', 'startApproval']);
  await designer.insert({ at: 4 }, 'sap-b1.updateDraft', 'gxcg');
  await expect(designer.step('updateDraft')).toBeVisible();
  await designer.saved();
});

test('a step is moved by hand into a loop and out again, and undo brings it back', async ({
  rest,
  sitDown,
}) => {
  const { page, designer } = await opener(rest, sitDown)('Moves', threeSteps());
  await designer.move('first', { inside: 'each', at: 1 });
  await expect.poll(() => drawn(page)).toEqual(['second', 'each', 'inner', 'first']);
  // Moved below its reader, the reference is reported.
  await expect(designer.problems).not.toHaveAttribute('data-errors', '0');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => drawn(page)).toEqual(['first', 'second', 'each', 'inner']);
  await expect(designer.problems).toHaveAttribute('data-errors', '0');
  await designer.move('each', { at: 0 });
  await expect.poll(() => drawn(page)).toEqual(['each', 'inner', 'first', 'second']);
  await designer.saved();
});

test('steps are duplicated, copied, pasted and deleted by keys, with undo and redo', async ({
  rest,
  sitDown,
}) => {
  const { page, designer } = await opener(rest, sitDown)('Copies', threeSteps());
  await designer.select('each');
  await page.keyboard.press('ControlOrMeta+d');
  await expect.poll(() => drawn(page)).toEqual(['first', 'second', 'each', 'inner', 'each2', 'inner2']);

  await designer.select('first');
  await page.keyboard.press('ControlOrMeta+c');
  await designer.select('each2');
  await page.keyboard.press('ControlOrMeta+v');
  await expect
    .poll(() => drawn(page))
    .toEqual(['first', 'second', 'each', 'inner', 'each2', 'inner2', 'first2']);

  await designer.select('each2');
  await page.keyboard.press('Delete');
  await expect.poll(() => drawn(page)).toEqual(['first', 'second', 'each', 'inner', 'first2']);
  await page.getByTestId('toolbar-undo').click();
  await page.getByTestId('toolbar-undo').click();
  await expect.poll(() => drawn(page)).toEqual(['first', 'second', 'each', 'inner', 'each2', 'inner2']);
  await page.getByTestId('toolbar-redo').click();
  await page.getByTestId('toolbar-redo').click();
  await expect.poll(() => drawn(page)).toEqual(['first', 'second', 'each', 'inner', 'first2']);
  await designer.saved();
});

test('copied steps are pasted into another flow, their references to each other with them', async ({
  rest,
  sitDown,
}) => {
  const { page, designer } = await opener(rest, sitDown)('Copied from', threeSteps());
  await designer.select('first');
  await designer.select('second', { additive: true });
  await page.keyboard.press('ControlOrMeta+c');
  const target = await rest.createFlow('Pasted into', aFlow().manual().buildJson('first', 0).build());
  await designer.open(target);
  await designer.select('first');
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(() => drawn(page)).toEqual(['first', 'first2', 'second']);
  await designer.select('second');
  await expect(designer.field('value')).toContainText('steps.first2 + 1');
  await designer.saved();
  const run = await rest.run(target);
  expect(run.state).toBe('succeeded');
  expect((await rest.stepsOf(run.id)).map((step) => step.output)).toEqual([0, 1, 2]);
});

test('edits are saved by themselves and survive a reload, and can still be undone after it', async ({
  rest,
  sitDown,
}) => {
  const { page, designer } = await opener(rest, sitDown)('Autosave', threeSteps());
  await designer.select('second');
  await designer.settings();
  await designer.field('title').fill('The second step');
  await designer.saved();
  await page.reload();
  await expect(designer.step('second')).toContainText('The second step');
  await page.getByTestId('toolbar-undo').click();
  await expect(designer.step('second')).not.toContainText('The second step');
  await designer.saved();
});

test('renaming a step rewrites what refers to it', async ({ rest, sitDown }) => {
  const { designer } = await opener(rest, sitDown)('Renames', threeSteps());
  const flowId = designer.flowId();
  await designer.select('first');
  await designer.settings();
  await designer.field('key').fill('start');
  await designer.field('key').press('Enter');
  await expect(designer.step('start')).toBeVisible();
  await expect(designer.problems).toHaveAttribute('data-errors', '0');
  await designer.saved();
  const { document } = await rest.expectOk<{ document: FlowDocument }>('GET', `/flows/${flowId}`);
  expect(JSON.stringify(document)).toContain('steps.start + 1');
});

test('the problems list names step and field and jumps to it', async ({ rest, sitDown }) => {
  const { page, designer } = await opener(rest, sitDown)(
    'Has a problem',
    aFlow().manual().action('sap-b1', 'getDraft', {}, { title: 'Read the draft' }).build(),
  );
  await expect(designer.problems).not.toHaveAttribute('data-errors', '0');
  await designer.problems.click();
  const problem = page.getByTestId('problem-list').locator('li').filter({ hasText: 'Draft number' });
  await expect(problem).toContainText('Read the draft');
  await problem.locator('.problem-jump').click();
  await expect(page.getByTestId('side-panel')).toContainText('Read the draft');
  await expect(designer.field('input.DocEntry')).toBeFocused();
  await designer.fill('input.DocEntry', '16');
  await designer.problems.click();
  await expect(page.getByTestId('problem-list').filter({ visible: true })).not.toContainText('Draft number');
});

test('a flow with errors cannot be published; corrected, it is published and switched on', async ({
  rest,
  sitDown,
}) => {
  const { page, designer } = await opener(rest, sitDown)(
    'Publishes',
    aFlow().http().buildJson('answer', '{{ 1 + }}').respond({ body: '{{ steps.answer }}' }).build(),
  );
  await page.getByTestId('toolbar-publish').click();
  await expect(page.getByTestId('publish-confirm')).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('publish-confirm')).toHaveCount(0);

  await designer.select('answer');
  await designer.fill('value', '{{ 1 + 1 }}');
  await expect(designer.problems).toHaveAttribute('data-errors', '0');
  await page.getByTestId('toolbar-publish').click();
  await page.getByTestId('publish-changelog').fill('First version');
  await page.getByTestId('publish-confirm').click();
  await expect(page.getByTestId('enable-switch')).toBeEnabled();
  await page.getByTestId('enable-switch').click();
  await expect(page.getByTestId('enable-switch')).toBeChecked();

  await designer.selectTrigger('http');
  const url = await page.getByTestId('hook-url').innerText();
  const answer = await fetch(url.trim(), { method: 'POST' });
  expect([answer.status, await answer.json()]).toEqual([200, 2]);
});

test('the JSON builder shows the same value as tree and as code, and marks code that is not JSON', async ({
  rest,
  sitDown,
}) => {
  const { page, designer } = await opener(rest, sitDown)(
    'Builds JSON',
    aFlow().manual().buildJson('row', {}, { title: 'Row' }).build(),
  );
  await designer.select('row');
  await designer.addJsonField('value', 0, '品号', '11028');
  await page.getByTestId('view-value').getByText('Code').click();
  await expect(page.getByTestId('code-value')).toContainText('品号');
  await designer.writeCode('code-value', '{"品号": "14003", "数量": [1, 2}');
  await expect(page.getByTestId('json-problem-value')).toContainText('Line 1');
  await designer.writeCode('code-value', '{"品号": "14003", "数量": [1, 2]}');
  await expect(page.getByTestId('json-problem-value')).toHaveCount(0);
  await page.getByTestId('view-value').getByText('Tree').click();
  await expect(designer.field('value.品号')).toContainText('14003');
  await expect(designer.field('value.数量.1')).toHaveValue('2');
  await designer.saved();
  const run = await rest.run(designer.flowId());
  expect((await rest.stepsOf(run.id))[0]?.output).toEqual({ 品号: '14003', 数量: [1, 2] });
});

test('the mapping table proposes rows by name, takes them over and maps', async ({ rest, sitDown }) => {
  const { page, designer } = await opener(rest, sitDown)(
    'Maps fields',
    aFlow()
      .manual()
      .buildJson('source', { ItemCode: '11028', Quantity: 55 })
      .mapFields('order', '{{ steps.source }}', [], { title: 'Map the order' })
      .build(),
  );
  await designer.select('order');
  await page.getByTestId('target-fields').click();
  await designer.writeCode('sample-json', '{"item_code": "x", "quantity": 1}');
  await page.getByRole('dialog').getByRole('button', { name: 'Use this sample' }).click();
  await page.getByTestId('auto-map').click();
  const accept = page.getByRole('dialog').getByRole('button', { name: 'Add 2 rows' });
  await expect(async () => {
    await accept.click();
    await expect(page.getByTestId('mapping-item_code')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByTestId('mapping-quantity')).toBeVisible();
  await designer.saved();
  await expect(designer.problems).toHaveAttribute('data-errors', '0');
  const run = await rest.run(designer.flowId());
  expect((await rest.stepsOf(run.id)).at(-1)?.output).toEqual({ item_code: '11028', quantity: 55 });
});
