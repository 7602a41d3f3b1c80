/** A mapping is drawn in the large editor: by keyboard, by proposals, list to list, and seen on a sample while it grows. */
import { aFlow, type RowInput, type ValueSchema } from '@flowbridge/flow';
import { mappingOn } from '../drivers/mapping.ts';
import { expect, test } from '../drivers/story.ts';

const order = {
  DocNum: 1007,
  CardName: '蓝水贸易',
  DocDate: '2026-02-30x',
  U_Zone: 'EAST-1',
  DocumentLines: [
    { ItemCode: '11028', Quantity: 55, WarehouseCode: '01' },
    { ItemCode: '11029', Quantity: 7, WarehouseCode: '02' },
  ],
};
const text = (key: string, required = false) => ({
  key,
  schema: { type: 'text' as const },
  ...(required ? { required } : {}),
});
const target: ValueSchema = {
  type: 'object',
  fields: [
    text('orderNo', true),
    text('customerName'),
    text('orderDate'),
    text('region'),
    {
      key: 'detailData',
      schema: {
        type: 'array',
        items: {
          type: 'object',
          fields: [text('itemCode'), { key: 'qty', schema: { type: 'number' } }, text('warehouse')],
        },
      },
    },
  ],
};

const mapped = (rows: RowInput[], targetSchema: ValueSchema = target) =>
  aFlow()
    .manual()
    .buildJson('source', order)
    .mapFields('order', '{{ steps.source }}', rows, { title: 'Map the order', targetSchema })
    .build();

test('fields are filled by keyboard alone, with the value of the sample beside each', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow(`Maps by keyboard ${crypto.randomUUID()}`, mapped([]));
  const { page, designer } = await sitDown();
  const mapping = mappingOn(page);
  await designer.open(flowId);
  await designer.select('order');
  await expect(designer.problems).toHaveAttribute('data-errors', '1');
  await mapping.open();
  await expect(mapping.line('orderNo')).toContainText('required, not filled');

  await mapping.searchLines.press('ArrowDown');
  await expect(mapping.head('orderNo')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(mapping.searchSources).toBeFocused();
  await page.keyboard.type('docnum');
  await page.keyboard.press('Enter');
  await expect(mapping.value('orderNo')).toHaveText('1007');
  await expect(mapping.line('orderNo')).toContainText('DocNum');

  // The next open field is chosen already.
  await mapping.searchSources.fill('cardn');
  await page.keyboard.press('Enter');
  await expect(mapping.value('customerName')).toHaveText('蓝水贸易');

  await mapping.head('customerName').focus();
  await expect(mapping.head('customerName')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(mapping.head('orderDate')).toBeFocused();
  await page.keyboard.press('Enter');
  const source = mapping.line('orderDate').getByRole('combobox', { name: 'Field', exact: true });
  await expect(source).toBeFocused();
  await page.keyboard.type('DocDate');
  await page.keyboard.press('Tab');
  await expect(mapping.value('orderDate')).toHaveText('2026-02-30x');
  await page.keyboard.press('Escape');
  await expect(mapping.head('orderDate')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(mapping.line('orderDate')).toContainText('not filled');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(mapping.value('orderDate')).toHaveText('2026-02-30x');

  await page.keyboard.press('/');
  await expect(mapping.searchLines).toBeFocused();
  await page.keyboard.type('wareh');
  await expect(mapping.lines.locator('[data-line]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(mapping.editor).toHaveCount(0);
  await designer.saved();
  await expect(designer.problems).toHaveAttribute('data-errors', '0');
  const run = await rest.run(flowId);
  expect((await rest.stepsOf(run.id)).at(-1)?.output).toEqual({
    orderNo: '1007',
    customerName: '蓝水贸易',
    orderDate: '2026-02-30x',
  });
});

test('proposals say why they are made, also by what other flows map, and only the ticked ones are taken', async ({
  rest,
  sitDown,
}) => {
  const learnt: RowInput = { target: 'region', type: 'text', source: { kind: 'path', path: 'U_Zone' } };
  for (const each of ['first', 'second'])
    await rest.createFlow(`Maps a zone, ${each} ${crypto.randomUUID()}`, mapped([learnt]));
  const flowId = await rest.createFlow(`Auto-maps ${crypto.randomUUID()}`, mapped([]));
  const { page, designer } = await sitDown();
  const mapping = mappingOn(page);
  await designer.open(flowId);
  await designer.select('order');
  await mapping.open();
  await page.getByTestId('editor-auto-map').click();
  await expect(mapping.proposal('region')).toContainText(/mapped so in \d+ flows/);
  await expect(mapping.proposal('region').getByRole('checkbox')).toBeChecked();
  await expect(mapping.proposal('detailData[].itemCode')).toContainText('same name · in another object');
  await expect(mapping.proposal('detailData[].qty')).toContainText('similar name');
  await page.getByRole('button', { name: 'None', exact: true }).click();
  await mapping.proposal('region').getByRole('checkbox').check();
  await mapping.accept('Add 1 row');
  await expect(mapping.value('region')).toHaveText('EAST-1');
  await expect(mapping.line('detailData[].itemCode')).toContainText('not filled');
});

test('a target list takes its rows from a source list', async ({ rest, sitDown }) => {
  const flowId = await rest.createFlow(
    `Maps lists ${crypto.randomUUID()}`,
    mapped([{ target: 'orderNo', type: 'text', source: { kind: 'path', path: 'DocNum' } }]),
  );
  const { page, designer } = await sitDown();
  const mapping = mappingOn(page);
  await designer.open(flowId);
  await designer.select('order');
  await mapping.open();
  await mapping.pair('detailData[]', 'each of DocumentLines');
  await expect(mapping.proposal('detailData[].qty').getByRole('checkbox')).toBeChecked();
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await mapping.accept('Add 3 rows');
  await expect(mapping.value('detailData[].itemCode')).toHaveText('11028 · 11029');
  await mapping.source('U_Zone').dragTo(mapping.head('region'));
  await expect(mapping.value('region')).toHaveText('EAST-1');
  await mapping.head('detailData[]').click();
  await expect(mapping.line('detailData[].itemCode')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await designer.saved();
  const run = await rest.run(flowId);
  expect((await rest.stepsOf(run.id)).at(-1)?.output).toEqual({
    orderNo: '1007',
    region: 'EAST-1',
    detailData: [
      { itemCode: '11028', qty: 55, warehouse: '01' },
      { itemCode: '11029', qty: 7, warehouse: '02' },
    ],
  });
});

test('a row says what is wrong with it on the sample, and another record can be tried', async ({
  rest,
  sitDown,
}) => {
  const date: RowInput = {
    target: 'orderDate',
    type: 'text',
    source: { kind: 'path', path: 'DocDate' },
    rules: [{ kind: 'date', from: 'yyyy-MM-dd', to: 'yyyyMMdd' }],
  };
  const number: RowInput = { target: 'orderNo', type: 'text', source: { kind: 'path', path: 'DocNum' } };
  const flowId = await rest.createFlow(`Maps a bad date ${crypto.randomUUID()}`, mapped([number, date]));
  const { page, designer } = await sitDown();
  const mapping = mappingOn(page);
  await designer.open(flowId);
  await designer.select('order');
  await mapping.open();
  await expect(mapping.line('orderDate')).toContainText('2026-02-30x');
  await expect(mapping.line('orderDate').locator('.field-problem')).toBeVisible();
  await page.getByTestId('other-record').click();
  await designer.writeCode('sample-json', '{"DocNum": 1, "DocDate": "2026-02-28"}');
  await page.getByRole('dialog').getByRole('button', { name: 'Use this sample' }).click();
  await expect(mapping.value('orderDate')).toHaveText('20260228');
  await expect(mapping.line('orderDate').locator('.field-problem')).toHaveCount(0);
});

test('300 target fields are searched, walked and filled with a few of them mounted', async ({
  rest,
  sitDown,
}) => {
  const many: ValueSchema = {
    type: 'object',
    fields: Array.from({ length: 300 }, (_, at) => text(`field${at}`)),
  };
  const flowId = await rest.createFlow(`Maps 300 fields ${crypto.randomUUID()}`, mapped([], many));
  const { page, designer } = await sitDown();
  const mapping = mappingOn(page);
  await designer.open(flowId);
  await designer.select('order');
  await mapping.open();
  await expect(mapping.head('field0')).toBeVisible();
  expect(await mapping.lines.locator('[data-line]').count()).toBeLessThan(60);
  await mapping.head('field0').focus();
  await page.keyboard.press('End');
  await expect(mapping.head('field299')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(mapping.line('field299').getByRole('combobox', { name: 'Field', exact: true })).toBeFocused();
  await page.keyboard.type('CardName');
  await expect(mapping.value('field299')).toHaveText('蓝水贸易');
});
