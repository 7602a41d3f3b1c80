/** Every way to edit on the canvas by keys, menus and the command palette; each is one step of undo. */

import { aFlow, emptyDocument, type FlowDocument } from '@flowbridge/flow';
import type { Locator } from '@playwright/test';
import { canvasEditsOn } from '../drivers/canvas-edits.ts';
import { expect, test } from '../drivers/story.ts';

const flow = () =>
  aFlow()
    .manual()
    .buildJson('first', 1, { title: 'First' })
    .buildJson('second', '{{ steps.first + 1 }}', { title: 'Second' })
    .buildJson('third', '{{ steps.second }}', { title: 'Third' })
    .build();

type Rest = { createFlow(name: string, document: FlowDocument): Promise<string> };
type SitDown = () => Promise<import('../drivers/story.ts').Desk>;

/** Opens the designer on a flow made for the test. */
async function open(rest: Rest, sitDown: SitDown, name: string, document: FlowDocument) {
  const { page, designer } = await sitDown();
  await designer.open(await rest.createFlow(name, document));
  return { page, designer, edits: canvasEditsOn(page, designer) };
}

test('steps are wrapped, unwrapped, moved, duplicated and disabled by keys', async ({ rest, sitDown }) => {
  const { page, designer, edits } = await open(rest, sitDown, 'Structure by keys', flow());
  const plain = ['first', 'second', 'third'];
  for (const [keys, container] of [
    ['Shift+L', 'forEach'],
    ['Shift+T', 'try'],
    ['Shift+C', 'condition'],
    ['Shift+W', 'while'],
  ] as const) {
    await designer.select('second');
    await edits.press('Shift+ArrowDown');
    await edits.expectSelected('second', 'third');
    await edits.press(keys);
    await edits.expectOneUndo({ before: plain, after: ['first', container, 'second', 'third'] });
    await designer.select(container);
    await edits.press('Shift+U');
    await edits.expectDrawn(...plain);
    await edits.expectSelected('second', 'third');
  }
  await designer.select('first');
  await edits.press('Alt+ArrowDown');
  await edits.expectOneUndo({ before: plain, after: ['second', 'first', 'third'] });
  await edits.press('Alt+ArrowUp');
  await edits.expectDrawn(...plain);
  await designer.select('third');
  await edits.press('ControlOrMeta+d');
  await edits.expectOneUndo({ before: plain, after: [...plain, 'third2'] });
  await designer.select('third');
  await edits.press('d');
  await expect(designer.step('third')).toHaveClass(/is-disabled/);
  await edits.press('ControlOrMeta+z');
  await expect(designer.step('third')).not.toHaveClass(/is-disabled/);
  await designer.saved();
  await expect(page.getByTestId('canvas')).toBeVisible();
});

test('a step is wrapped, unwrapped and deleted by its menu', async ({ rest, sitDown }) => {
  const { designer, edits } = await open(rest, sitDown, 'Structure by menu', flow());
  await edits.menuOf('third', /^Wrap in/, /try block/);
  await edits.expectDrawn('first', 'second', 'try', 'third');
  await edits.menuOf('try', /^Unwrap/);
  await edits.expectDrawn('first', 'second', 'third');
  await edits.menuOf('third', /^Delete/);
  await edits.expectDrawn('first', 'second');
  await designer.saved();
});

test('a step is replaced and keeps its name, title and the inputs that fit', async ({ rest, sitDown }) => {
  const document = aFlow()
    .manual()
    .action('sap-b1', 'getDraft', { DocEntry: '16' }, { title: 'Read it' })
    .buildJson('after', '{{ steps.getDraft.body.DocEntry }}')
    .build();
  const { page, designer, edits } = await open(rest, sitDown, 'Replaces', document);
  await designer.select('getDraft');
  await edits.press('r');
  await page.getByTestId('picker-search').fill('update draft');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('replace-picker')).toHaveCount(0);
  await expect(designer.step('getDraft')).toContainText('Read it');
  await expect(designer.field('input.DocEntry')).toContainText('16');
  await designer.saved();
  const stored = await rest.expectOk<{ document: FlowDocument }>('GET', `/flows/${designer.flowId()}`);
  const step = Object.values(stored.document.steps).find((each) => each.key === 'getDraft');
  expect(step?.config).toMatchObject({ action: 'updateDraft', input: { DocEntry: '16' } });
  await designer.select('getDraft');
  await edits.press('ControlOrMeta+z');
  await expect(designer.step('getDraft')).toBeVisible();
});

test('a frame drawn with Shift selects what it touches, Ctrl+click adds and takes away', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, edits } = await open(rest, sitDown, 'Frames', flow());
  const top = await designer.step('second').boundingBox();
  const bottom = await designer.step('third').boundingBox();
  if (!top || !bottom) throw new Error('The steps are not on screen.');
  await page.keyboard.down('Shift');
  await page.mouse.move(top.x - 60, top.y + 10);
  await page.mouse.down();
  await page.mouse.move(bottom.x + 40, bottom.y + 20, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await edits.expectSelected('second', 'third');
  await designer.select('first', { additive: true });
  await edits.expectSelected('first', 'second', 'third');
  await designer.select('second', { additive: true });
  await edits.expectSelected('first', 'third');
});

test('pasted steps tell what they miss, and one press binds it to what stands for it', async ({
  rest,
  sitDown,
}) => {
  const source = aFlow()
    .manual()
    .action('sap-b1', 'listDrafts', {}, { title: 'Query drafts' })
    .forEach('eachDraft', '{{ steps.listDrafts.body.value }}', (lane) =>
      lane
        .buildJson('line', {
          code: '{{ loops.eachDraft.item.DocEntry }}',
          all: '{{ steps.listDrafts.body }}',
        })
        .action('sap-b1', 'getDraft', { DocEntry: '{{ loops.eachDraft.item.DocEntry }}' }),
    )
    .build();
  const from = await rest.createFlow('Copied from here', source);
  await rest.bind(from, { 'sap-b1': await rest.connectionOf('sap-b1') });
  const { page, designer } = await sitDown();
  const edits = canvasEditsOn(page, designer);
  await designer.open(from);
  await designer.select('line');
  await designer.select('getDraft', { additive: true });
  await edits.press('ControlOrMeta+c');

  const target = aFlow()
    .manual()
    .buildJson('orders', { value: [] }, { title: 'Query drafts' })
    .forEach('eachOrder', '{{ steps.orders.value }}', (lane) => lane.buildJson('inner', 1))
    .build();
  await designer.open(await rest.createFlow('Pasted in here', target));
  await designer.select('inner');
  await edits.press('ControlOrMeta+v');
  await edits.expectDrawn('orders', 'eachOrder', 'inner', 'line', 'getDraft');
  await expect(designer.problems).not.toHaveAttribute('data-errors', '0');
  await page.getByTestId('rebind-open').click();
  const list = page.getByTestId('rebind-list');
  await expect(list.locator('.rebind-row')).toHaveCount(3);
  await expect(list).toContainText('Query drafts · orders');
  await page.getByTestId('rebind-loops.eachDraft').click();
  await page.locator('.ant-select-item-option').filter({ hasText: 'eachOrder' }).click();
  await page.getByTestId('rebind-confirm').click();
  await expect(list).toHaveCount(0);
  await expect(designer.problems).toHaveAttribute('data-errors', '0');
  await designer.saved();
  const stored = await rest.expectOk<{ document: FlowDocument }>('GET', `/flows/${designer.flowId()}`);
  const line = Object.values(stored.document.steps).find((each) => each.key === 'line');
  expect(line?.config).toEqual({
    value: { code: '{{ loops.eachOrder.item.DocEntry }}', all: '{{ steps.orders.body }}' },
  });
  await designer.select('orders');
  await edits.press('ControlOrMeta+z');
  await expect(designer.problems).not.toHaveAttribute('data-errors', '0');
});

test('the command palette adds by pinyin, runs commands and goes to steps', async ({ rest, sitDown }) => {
  const { page, designer, edits } = await open(rest, sitDown, 'Command palette', flow());
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
  const { page, edits } = await open(rest, sitDown, 'Help', flow());
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

test('notes are written, moved, coloured and deleted on the canvas, and undo brings them back', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, edits } = await open(rest, sitDown, 'Notes', flow());
  const note = page.getByTestId('note');
  await designer.select('first');
  await edits.press('n');
  await expect(page.getByTestId('note-field')).toBeFocused();
  await page.keyboard.type('Ask the customer');
  await edits.press('Escape');
  await expect(note).toHaveText('Ask the customer');
  await expect(note).toBeFocused();

  const before = await note.boundingBox();
  if (!before) throw new Error('The note is not on screen.');
  await page.mouse.move(before.x + 60, before.y + 50);
  await page.mouse.down();
  await page.mouse.move(before.x + 130, before.y + 110, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => Math.round(((await note.boundingBox())?.x ?? 0) - before.x)).toBe(70);

  await page.mouse.move(before.x + 130, before.y + 110);
  await page.mouse.down();
  await page.mouse.move(before.x - 140, before.y + 60, { steps: 5 });
  await page.mouse.up();
  const onCard = () => overlap(note, designer.step('first'));
  await expect.poll(onCard).toBe(true);
  await page.keyboard.press('Escape');
  await edits.press('Alt+Shift+T');
  await expect.poll(onCard).toBe(false);
  await edits.press('ControlOrMeta+z');
  await expect.poll(onCard).toBe(true);

  await note.hover();
  await page.getByTestId('note-green').click();
  await expect(note).toHaveClass(/note-green/);
  await designer.saved();
  await page.reload();
  await expect(note).toHaveClass(/note-green/);

  await note.focus();
  await edits.press('Delete');
  await expect(note).toHaveCount(0);
  await edits.press('ControlOrMeta+z');
  await expect(note).toHaveText('Ask the customer');
  for (let at = 0; at < 4; at += 1) await edits.press('ControlOrMeta+z');
  await expect(note).toHaveCount(0);
  await designer.saved();
});

test('deleting what others read shows them and leads there, or deletes all the same', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, edits } = await open(rest, sitDown, 'Usages', flow());
  await designer.select('first');
  await edits.press('Delete');
  const usages = page.getByTestId('usage-list');
  await expect(usages.locator('li')).toHaveCount(1);
  await expect(usages).toContainText('Second');
  await expect(usages).toContainText('steps.first + 1');
  await usages.getByRole('button').click();
  await edits.expectSelected('second');
  await expect(designer.field('value')).toBeFocused();
  await edits.expectDrawn('first', 'second', 'third');

  await designer.select('first');
  await edits.press('Delete');
  await page.getByTestId('remove-anyway').click();
  await edits.expectDrawn('second', 'third');
  await edits.press('ControlOrMeta+z');
  await edits.expectDrawn('first', 'second', 'third');

  await designer.select('third');
  await edits.press('Delete');
  await edits.expectDrawn('first', 'second');
});

test('two hundred edits are undone after a reload of the page, to the very first document', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, edits } = await open(rest, sitDown, 'Two hundred', flow());
  const id = designer.flowId();
  const stored = async () =>
    (await rest.expectOk<{ document: FlowDocument }>('GET', `/flows/${id}`)).document;
  const first = await stored();
  await designer.select('third');
  for (let at = 0; at < 20; at += 1) {
    await designer.fill('value', `{{ steps.second + ${at} }}`);
    await edits.press('Escape');
    await designer.select('third');
    for (let more = 0; more < 9; more += 1) await edits.press('d');
  }
  await designer.saved();
  expect(await stored()).not.toEqual(first);
  await page.reload();
  const undo = page.getByTestId('toolbar-undo');
  await expect(undo).toBeEnabled();
  for (let at = 0; at < 199; at += 1) await edits.press('ControlOrMeta+z');
  await expect(undo).toBeEnabled();
  await edits.press('ControlOrMeta+z');
  await expect(undo).toBeDisabled();
  await designer.saved();
  expect(await stored()).toEqual(first);
});

test('a flow of five steps is built, filled and run without a mouse', async ({ rest, sitDown }) => {
  const { page, designer, edits } = await open(rest, sitDown, 'By keys alone', emptyDocument());
  const { press, command } = edits;
  /** Enter opens the selected step at its first field; Escape leaves the field. */
  const fillFirst = async (field: string, text: string) => {
    await press('Enter');
    await expect(designer.field(field)).toBeFocused();
    await page.keyboard.insertText(text);
    await press('Escape');
    await expect(designer.field(field)).not.toBeFocused();
  };
  /** Adds a step after the selected one, or into the empty lane that has the focus. */
  const add = async (query: string, key: string) => {
    await command(query);
    await edits.expectSelected(key);
    await expect(designer.step(key).locator('.step-card-face')).toBeFocused();
  };

  await command('manual');
  await expect(designer.trigger('manual')).toBeVisible();
  await add('for each', 'forEach');
  await fillFirst('items', '{{ [1, 2, 3] }}');
  await press('ArrowRight');
  await add('terminate', 'terminate');
  await edits.expectDrawn('forEach', 'terminate');
  await press('Shift+C');
  await edits.expectSelected('condition');
  await edits.expectDrawn('forEach', 'condition', 'terminate');
  await press('ArrowLeft');
  await edits.expectSelected('forEach');
  await add('filter', 'filterArray');
  await fillFirst('items', '{{ [1, 2, 3] }}');
  await add('build json', 'buildJson');
  await press('Alt+ArrowUp');
  await edits.expectDrawn('forEach', 'condition', 'terminate', 'buildJson', 'filterArray');
  await press('Alt+ArrowDown');
  await edits.expectDrawn('forEach', 'condition', 'terminate', 'filterArray', 'buildJson');

  // A condition that has nothing to ask is replaced by what needs no question; what it held stays.
  await press('ArrowUp');
  await press('ArrowUp');
  await press('ArrowUp');
  await edits.expectSelected('condition');
  await press('r');
  await expect(page.getByTestId('picker-search')).toBeFocused();
  await page.keyboard.type('try block');
  await press('Enter');
  await expect(page.getByTestId('replace-picker')).toHaveCount(0);
  await edits.expectDrawn('forEach', 'condition', 'terminate', 'filterArray', 'buildJson');
  await press('ArrowDown');
  await edits.expectSelected('terminate');
  await press('d');
  await designer.saved();

  await press('ControlOrMeta+Enter');
  await expect(page.getByTestId('test-start')).toBeVisible();
  await expect(async () => {
    await press('Tab');
    await expect(page.getByTestId('test-start')).toBeFocused({ timeout: 200 });
  }).toPass();
  await press('Enter');
  await expect(page.getByTestId('run-panel')).toBeVisible();
  await expect(designer.step('filterArray')).toHaveAttribute('data-state', 'succeeded');
});

/** Whether two things on the screen lie on each other. */
async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (!a || !b) throw new Error('One of the two is not on screen.');
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
