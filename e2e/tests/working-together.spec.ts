import { aFlow } from '@flowbridge/flow';
import type { Page } from '@playwright/test';
import { barriersOn } from '../drivers/barriers.ts';
import type { Designer } from '../drivers/designer.ts';
import { viewer } from '../drivers/people.ts';
import type { Rest } from '../drivers/rest.ts';
import { type Desk, expect, test } from '../drivers/story.ts';

const twoSteps = () =>
  aFlow()
    .manual()
    .buildJson('first', 1, { title: 'First' })
    .buildJson('second', '{{ steps.first + 1 }}', { title: 'Second' })
    .build();

type SitDown = (person?: typeof viewer) => Promise<Desk>;

/** Two windows of builders at one new flow. */
async function twoAt(rest: Rest, sitDown: SitDown, name: string): Promise<[Desk, Desk]> {
  const flowId = await rest.createFlow(name, twoSteps());
  const desks: [Desk, Desk] = [await sitDown(), await sitDown()];
  for (const desk of desks) await desk.designer.open(flowId);
  return desks;
}

async function retitle(designer: Designer, key: string, title: string): Promise<void> {
  await designer.select(key);
  await designer.settings();
  await designer.field('title').fill(title);
}

/** Edits while the line is cut, as somebody does in a train; the other saves meanwhile. */
async function conflict(
  mine: Desk,
  theirs: Desk,
  edits: { mine: string; theirs: [string, string] },
): Promise<void> {
  await mine.page.context().setOffline(true);
  await retitle(mine.designer, 'first', edits.mine);
  await expect(mine.designer.saveState).toHaveAttribute('data-state', 'failed');
  await retitle(theirs.designer, ...edits.theirs);
  await theirs.designer.saved();
  await mine.page.context().setOffline(false);
  await expect(mine.page.getByTestId('conflict-my-changes')).toContainText(edits.mine);
}

const undo = (page: Page) => page.getByTestId('toolbar-undo').click();

test('who else has the flow open is seen with the step they are at, and that they left', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow('Looked at by two', twoSteps());
  const me = await sitDown();
  await me.designer.open(flowId);
  const other = await sitDown(viewer);
  await other.designer.open(flowId);
  const seat = me.page.getByTestId('seat');
  await expect(seat).toHaveAccessibleName('Viewer 访客');
  await other.designer.select('second');
  await expect(seat).toHaveAccessibleName('Viewer 访客, at “Second”');
  await expect(me.designer.step('second').getByTestId('seat-mark')).toHaveText('客');
  expect(await barriersOn(me.page)).toEqual([]);
  await expect(other.page.getByTestId('seat')).toHaveAccessibleName('Demo 演示');
  await seat.click();
  await expect(me.designer.step('second').locator('.step-card-face')).toHaveAttribute('aria-pressed', 'true');
  await other.page.close();
  await expect(me.page.getByTestId('seats')).toHaveCount(0);
});

test('what a colleague saves is seen at once, and undo still takes back only what is one’s own', async ({
  rest,
  sitDown,
}) => {
  const [me, other] = await twoAt(rest, sitDown, 'Followed');
  await retitle(me.designer, 'first', 'Mine');
  await me.designer.saved();
  await expect(other.designer.step('first')).toContainText('Mine');
  await retitle(other.designer, 'second', 'Theirs');
  await expect(me.designer.step('second')).toContainText('Theirs');
  await undo(me.page);
  await expect(me.designer.step('first')).toContainText('First');
  await me.designer.saved();
  await expect(other.designer.step('first')).toContainText('First');
  await expect(other.designer.step('second')).toContainText('Theirs');
});

test('without a connection the badge says why, and what was edited is saved when it is back', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow('In a train', twoSteps());
  const { page, designer } = await sitDown();
  await designer.open(flowId);
  await page.context().setOffline(true);
  await retitle(designer, 'first', 'Written in a train');
  await expect(page.getByTestId('save-reason')).toHaveText(
    'No connection. Your edits wait here and are saved when it is back.',
  );
  await page.context().setOffline(false);
  await designer.saved();
  await page.reload();
  await expect(designer.step('first')).toContainText('Written in a train');
});

test('changes of different steps made apart are shown side by side and merged', async ({ rest, sitDown }) => {
  const [me, other] = await twoAt(rest, sitDown, 'Merged');
  await conflict(me, other, { mine: 'Mine', theirs: ['second', 'Theirs'] });
  await expect(me.page.getByTestId('conflict-their-changes')).toContainText('Theirs');
  await expect(me.page.getByTestId('conflict-card')).toHaveCount(0);
  await me.page.getByTestId('conflict-merge').click();
  await me.designer.saved();
  for (const { designer } of [me, other]) {
    await expect(designer.step('first')).toContainText('Mine');
    await expect(designer.step('second')).toContainText('Theirs');
  }
});

test('where both changed one field each choice is made, and merging waits for it', async ({
  rest,
  sitDown,
}) => {
  const [me, other] = await twoAt(rest, sitDown, 'Chosen');
  await conflict(me, other, { mine: 'Mine', theirs: ['first', 'Theirs'] });
  const card = me.page.getByTestId('conflict-card');
  await expect(card).toHaveCount(1);
  await expect(card).toContainText('Title');
  const merge = me.page.getByTestId('conflict-merge');
  await expect(merge).toBeDisabled();
  expect(await barriersOn(me.page)).toEqual([]);
  await card.getByRole('radio', { name: /Theirs/ }).check();
  await merge.click();
  await me.designer.saved();
  await expect(me.designer.step('first')).toContainText('Theirs');
});

test('taking theirs loses nothing: undo brings the own version back', async ({ rest, sitDown }) => {
  const [me, other] = await twoAt(rest, sitDown, 'Taken');
  await conflict(me, other, { mine: 'Mine', theirs: ['first', 'Theirs'] });
  await me.page.getByTestId('conflict-theirs').click();
  await expect(me.designer.step('first')).toContainText('Theirs');
  await undo(me.page);
  await expect(me.designer.step('first')).toContainText('Mine');
  await me.designer.saved();
  await expect(other.designer.step('first')).toContainText('Mine');
});

test('keeping mine saves it, and undo brings theirs', async ({ rest, sitDown }) => {
  const [me, other] = await twoAt(rest, sitDown, 'Kept');
  await conflict(me, other, { mine: 'Mine', theirs: ['first', 'Theirs'] });
  await me.page.getByTestId('conflict-mine').click();
  await me.designer.saved();
  await expect(other.designer.step('first')).toContainText('Mine');
  await undo(me.page);
  await expect(other.designer.step('first')).toContainText('Theirs');
});

test('leaving saves first; when that cannot be, one is asked and may stay', async ({ rest, sitDown }) => {
  const flowId = await rest.createFlow('Left in a hurry', twoSteps());
  const { page, designer } = await sitDown();
  await designer.open(flowId);
  await page.context().setOffline(true);
  await retitle(designer, 'first', 'Written last');
  await page.getByRole('link', { name: 'Back to flows' }).click();
  await page.getByTestId('leave-stay').click();
  await expect(designer.step('first')).toContainText('Written last');
  await page.context().setOffline(false);
  await page.getByRole('link', { name: 'Back to flows' }).click();
  await expect(page).toHaveURL(/\/flows$/);
  await designer.open(flowId);
  await expect(designer.step('first')).toContainText('Written last');
});
