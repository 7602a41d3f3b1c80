import { aFlow } from '@flowbridge/flow';
import { type Desk, expect, test } from '../drivers/story.ts';

const UNDOS = 200;

const face = ({ designer }: Desk, key: string) => designer.step(key).locator('.step-card-face');

/** Two edits each time: a title, and the step switched off or on. */
async function editOften(desk: Desk, key: string, edits: number): Promise<void> {
  await desk.designer.select(key);
  await desk.designer.settings();
  for (let at = 1; at <= edits / 2; at += 1) {
    await desk.designer.field('title').fill(`Title ${at}`);
    await face(desk, key).focus();
    await desk.page.keyboard.press('d');
  }
}

async function press(desk: Desk, keys: string, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) await desk.page.keyboard.press(keys);
}

test('200 own edits are taken back after a colleague’s save and a reload, and the colleague’s change stays', async ({
  rest,
  sitDown,
}) => {
  test.slow();
  const flow = aFlow().manual().buildJson('first', 1, { title: 'First' }).buildJson('second', 2).build();
  const flowId = await rest.createFlow('Undone far back', flow);
  const [me, other] = [await sitDown(), await sitDown()];
  for (const desk of [me, other]) await desk.designer.open(flowId);
  await editOften(me, 'first', UNDOS);
  await me.designer.saved();
  await expect(other.designer.step('first')).toContainText('Title 100');

  await other.designer.select('second');
  await other.designer.settings();
  await other.designer.field('title').fill('Theirs');
  await expect(me.designer.step('second')).toContainText('Theirs');

  await me.page.reload();
  await face(me, 'first').focus();
  await press(me, 'ControlOrMeta+z', UNDOS);
  await expect(me.designer.step('first')).toContainText('First');
  await expect(me.designer.step('second')).toContainText('Theirs');
  await expect(me.page.getByTestId('toolbar-undo')).toBeDisabled();
  await me.designer.saved();
  await expect(other.designer.step('first')).toContainText('First');

  await press(me, 'ControlOrMeta+y', UNDOS);
  await expect(me.designer.step('first')).toContainText('Title 100');
  await expect(me.designer.step('second')).toContainText('Theirs');
});

test('what the colleague changed further stays, which is said, and undo goes on below it', async ({
  rest,
  sitDown,
}) => {
  const flow = aFlow().manual().buildJson('first', 1, { title: 'First' }).buildJson('second', 2).build();
  const flowId = await rest.createFlow('Changed further', flow);
  const [me, other] = [await sitDown(), await sitDown()];
  for (const desk of [me, other]) await desk.designer.open(flowId);
  for (const [key, title] of [
    ['second', 'Mine'],
    ['first', 'Mine too'],
  ] as const) {
    await me.designer.select(key);
    await me.designer.settings();
    await me.designer.field('title').fill(title);
  }
  await me.designer.saved();
  await expect(other.designer.step('first')).toContainText('Mine too');
  await other.designer.select('first');
  await other.designer.settings();
  await other.designer.field('title').fill('Theirs');
  await expect(me.designer.step('first')).toContainText('Theirs');

  await me.page.getByTestId('toolbar-undo').click();
  await expect(me.page.getByText('1 of your edits stays: somebody else changed')).toBeVisible();
  await expect(me.designer.step('first')).toContainText('Theirs');
  await expect(me.designer.step('second')).toContainText('Mine');
  await me.page.getByTestId('pass-on').click();
  await expect(me.designer.step('second')).not.toContainText('Mine');
  await expect(me.designer.step('first')).toContainText('Theirs');
});
