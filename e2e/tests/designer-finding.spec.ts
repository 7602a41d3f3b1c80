/** Finding one’s way in a large flow: the command palette, the keys, the search. */
import { aFlow } from '@flowbridge/flow';
import { canvasEditsOn } from '../drivers/canvas-edits.ts';
import { openDesigner, threeSteps } from '../drivers/open-designer.ts';
import { expect, test } from '../drivers/story.ts';

test('the command palette adds by pinyin, runs commands and goes to steps', async ({ rest, sitDown }) => {
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Command palette', threeSteps());
  await designer.select('first');
  await edits.press('ControlOrMeta+k');
  await page.getByTestId('command-box').fill('cxcgdlb');
  const pinyin = page.getByTestId('add-sap-b1.listDrafts');
  await expect(pinyin).toBeVisible();
  await pinyin.click();
  await edits.expectDrawn('first', 'listDrafts', 'second', 'third');
  await edits.expectSelected('listDrafts');
  await edits.command('third');
  await edits.expectSelected('third');
  await edits.command('wrap in a try');
  await edits.expectDrawn('first', 'listDrafts', 'second', 'try', 'third');
  await edits.press('ControlOrMeta+k');
  await page.getByTestId('command-box').fill('zzzzqq');
  await expect(page.getByTestId('command-list')).toContainText('Nothing is called that');
  await edits.press('Escape');
  await expect(page.getByTestId('command-box')).toHaveCount(0);
});

test('the help sheet shows the keys of the command table', async ({ rest, sitDown }) => {
  const { page, edits } = await openDesigner(rest, sitDown, 'Help', threeSteps());
  await edits.press('?');
  const sheet = page.getByTestId('help-sheet');
  await expect(sheet.getByTestId('help-wrapForEach')).toContainText('Shift+L');
  await expect(sheet.getByTestId('help-replace')).toContainText('R');
  await expect(sheet.getByTestId('help-commands')).toContainText('Ctrl+K');
  await expect(sheet.getByTestId('help-redo')).toContainText('Ctrl+Shift+Z');
  await edits.press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('the flow is searched by title, expression and connection, back and forth', async ({
  rest,
  sitDown,
}) => {
  const document = aFlow()
    .manual()
    .action('sap-b1', 'listDrafts', { $filter: "Status eq 'Open'" }, { title: 'Query drafts' })
    .buildJson('count', '{{ $count(steps.listDrafts.body.value) }}', { title: 'Count' })
    .build();
  const id = await rest.createFlow('Searched', document);
  await rest.bind(id, { 'sap-b1': await rest.connectionOf('sap-b1') });
  const { page, designer } = await sitDown();
  const edits = canvasEditsOn(page, designer);
  await designer.open(id);
  await edits.press('ControlOrMeta+f');
  const box = page.getByTestId('find-box');
  const count = page.getByTestId('find-count');
  await expect(box).toBeFocused();
  await box.fill('body.value');
  await expect(count).toHaveText('0 / 1');
  await edits.press('Enter');
  await edits.expectSelected('count');
  await expect(box).toBeFocused();
  await box.fill('drafts');
  await expect(page.getByTestId('find-list').locator('li').first()).toContainText('Query drafts');
  await edits.press('Enter');
  await edits.expectSelected('listDrafts');
  await edits.press('Shift+Enter');
  await edits.expectSelected('count');
  await box.fill('sandbox');
  await expect(page.getByTestId('find-list')).toContainText('connection');
  await edits.press('Enter');
  await edits.expectSelected('listDrafts');
  await edits.press('Escape');
  await expect(page.getByTestId('find-bar')).toHaveCount(0);
  await expect(designer.step('listDrafts').locator('.step-card-face')).toBeFocused();
});
