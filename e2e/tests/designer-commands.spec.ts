/** Every way to edit on the canvas by keys and menus; each is one step of undo. */
import { aFlow, emptyDocument, type FlowDocument } from '@flowbridge/flow';
import { canvasEditsOn } from '../drivers/canvas-edits.ts';
import { openDesigner, threeSteps } from '../drivers/open-designer.ts';
import { expect, test } from '../drivers/story.ts';

test('steps are wrapped, unwrapped, moved, duplicated and disabled by keys', async ({ rest, sitDown }) => {
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Structure by keys', threeSteps());
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
  const { designer, edits } = await openDesigner(rest, sitDown, 'Structure by menu', threeSteps());
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
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Replaces', document);
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
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Frames', threeSteps());
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

test('deleting what others read shows them and leads there, or deletes all the same', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Usages', threeSteps());
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
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Two hundred', threeSteps());
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
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'By keys alone', emptyDocument());
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
