/** Everything on the canvas has a menu, and several chosen steps have a panel. */
import { aFlow } from '@flowbridge/flow';
import { chooseFromMenu } from '../drivers/ant.ts';
import { openDesigner, threeSteps } from '../drivers/open-designer.ts';
import { expect, test } from '../drivers/story.ts';

const branching = aFlow()
  .manual()
  .condition('{{ true }}', (yes) => yes.buildJson('inYes', 1).buildJson('alsoYes', 2))
  .build();

test('the head of a lane selects its container, and its menu adds, selects and opens', async ({
  rest,
  sitDown,
}) => {
  const { page, edits } = await openDesigner(rest, sitDown, 'Menu of a lane', branching);
  const head = page.locator('[data-testid^="head-"]').filter({ hasText: 'Yes' });
  await head.click();
  await edits.expectSelected('condition');
  await head.click({ button: 'right' });
  await chooseFromMenu(page, /Select what is inside/);
  await edits.expectSelected('inYes', 'alsoYes');
});

test('a container is folded and opened by its key and its menu', async ({ rest, sitDown }) => {
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Folded by keys', branching);
  await designer.select('condition');
  await page.keyboard.press('f');
  await expect(designer.step('inYes')).toHaveCount(0);
  await page.reload();
  await expect(designer.step('condition')).toBeVisible();
  await expect(designer.step('inYes')).toHaveCount(0);
  await edits.menuOf('condition', /Fold up|Unfold/);
  await expect(designer.step('inYes')).toBeVisible();
  await page.reload();
  await expect(designer.step('inYes')).toBeVisible();
});

test('inside the frame of a loop, beside its steps, the menu is that of the innermost loop', async ({
  rest,
  sitDown,
}) => {
  const document = aFlow()
    .manual()
    .forEach('outer', '{{ [1] }}', (lane) =>
      lane.forEach('inner', '{{ [2] }}', (body) => body.buildJson('deep', 1)),
    )
    .build();
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Menu of a frame', document);
  const card = await designer.step('deep').boundingBox();
  if (card === null) throw new Error('The step has no place on the page.');
  await page.mouse.click(card.x - 12, card.y + card.height / 2, { button: 'right' });
  await chooseFromMenu(page, /Duplicate/);
  await edits.expectSelected('inner2');
});

test('a note is duplicated and deleted by its menu, and undo brings it back', async ({ rest, sitDown }) => {
  const { page } = await openDesigner(rest, sitDown, 'Menu of a note', threeSteps());
  await page.keyboard.press('n');
  await page.keyboard.type('Ask the customer');
  await page.keyboard.press('Escape');
  const notes = page.getByTestId('note');
  await notes.click({ button: 'right' });
  await chooseFromMenu(page, /Duplicate/);
  await expect(notes).toHaveCount(2);
  await notes.last().click({ button: 'right' });
  await chooseFromMenu(page, /Delete the note/);
  await expect(notes).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(notes).toHaveCount(2);
});

test('a trigger is renamed and deleted by its menu', async ({ rest, sitDown }) => {
  const { page, designer } = await openDesigner(rest, sitDown, 'Menu of a trigger', threeSteps());
  const card = designer.trigger('manual').locator('.step-card-face');
  await card.click({ button: 'right' });
  await chooseFromMenu(page, /Rename/);
  await expect(designer.field('title')).toBeFocused();
  await page.keyboard.type('By hand');
  await expect(designer.trigger('manual')).toContainText('By hand');
  await card.click({ button: 'right' });
  await chooseFromMenu(page, /Delete trigger/);
  await expect(designer.trigger('manual')).toHaveCount(0);
});

test('several chosen steps are named and changed together, in one step of undo', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Several together', threeSteps());
  await designer.select('first');
  await designer.select('second', { additive: true });
  const panel = page.getByTestId('several-steps');
  await expect(panel).toContainText('First');
  await expect(panel).toContainText('Second');
  await page.getByTestId('several-disable').click();
  await expect(designer.step('second')).toHaveClass(/is-disabled/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(designer.step('first')).not.toHaveClass(/is-disabled/);
  await page.getByTestId('several-step-second').click();
  await edits.expectSelected('second');
});

test('T opens the test of the chosen step', async ({ rest, sitDown }) => {
  const { page, designer } = await openDesigner(rest, sitDown, 'Test by a key', threeSteps());
  await designer.select('second');
  await page.keyboard.press('t');
  await expect(page.locator('.side-panel .ant-tabs-tab-active')).toHaveText('Test');
});

test('steps are pasted into the empty lane that the arrows led to', async ({ rest, sitDown }) => {
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Pasted into a lane', branching);
  await designer.select('alsoYes');
  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.empty-lane')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.locator('.empty-lane')).toHaveCount(0);
  await edits.expectSelected('alsoYes2');
});

test('what undo brings back is selected, so that it is seen', async ({ rest, sitDown }) => {
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Undo shows', branching);
  await designer.select('alsoYes');
  await page.keyboard.press('Delete');
  await expect(designer.step('alsoYes')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await edits.expectSelected('alsoYes');
  await page.keyboard.press('Shift+L');
  await edits.expectSelected('forEach');
  await page.keyboard.press('ControlOrMeta+z');
  await edits.expectSelected('alsoYes');
});

test('the time limit of a step is given in the unit people think in', async ({ rest, sitDown }) => {
  const { page, designer } = await openDesigner(rest, sitDown, 'Limit of a step', threeSteps());
  await designer.select('first');
  await page.getByRole('tab', { name: 'Error handling' }).click();
  await designer.field('timeoutMs').fill('5');
  await designer.field('timeoutMs').blur();
  await designer.saved();
  const { document } = await rest.expectOk<{
    document: { steps: Record<string, { key: string; timeoutMs?: number }> };
  }>('GET', `/flows/${designer.flowId()}`);
  expect(Object.values(document.steps).find(({ key }) => key === 'first')?.timeoutMs).toBe(300_000);
});
