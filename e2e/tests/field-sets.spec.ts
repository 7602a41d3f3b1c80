/** A generic action gets fields of its own: described, filled in, checked, sent; those of its answer can be picked. */
import { aFlow } from '@flowbridge/flow';
import { fieldSetsOn } from '../drivers/field-sets.ts';
import type { Rest } from '../drivers/rest.ts';
import { stepTestOn } from '../drivers/step-test.ts';
import { expect, test } from '../drivers/story.ts';

async function aFlowOn(
  rest: Rest,
  name: string,
  document: Parameters<Rest['createFlow']>[1],
): Promise<string> {
  const flowId = await rest.createFlow(`${name} ${crypto.randomUUID()}`, document);
  await rest.bind(flowId, { 'sap-b1': await rest.connectionOf('sap-b1') });
  return flowId;
}

test.beforeEach(({ sandbox }) => sandbox.reset());

test('extra fields are described by keyboard, filled in, asked for and sent', async ({ rest, sitDown }) => {
  const document = aFlow()
    .manual()
    .action('sap-b1', 'createObject', { objType: 'Items', fields: { ItemCode: 'FS-1' } }, { key: 'create' })
    .build();
  const flowId = await aFlowOn(rest, 'Extra fields', document);
  const { page, designer } = await sitDown();
  const { input } = fieldSetsOn(page);
  await designer.open(flowId);
  await designer.select('create');
  await expect(designer.problems).toHaveAttribute('data-errors', '0');

  await input.add.press('Enter');
  await expect(input.name(0)).toBeFocused();
  await page.keyboard.type('U_ISSYN');
  await page.keyboard.press('Enter');
  await expect(input.name(1)).toBeFocused();
  await page.keyboard.type('U_ExternalId');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(input.name(0)).toHaveValue('U_ExternalId');
  await page.keyboard.press('ArrowDown');
  await expect(input.name(1)).toBeFocused();
  await expect(input.name(1)).toHaveValue('U_ISSYN');

  await input.required('U_ISSYN').press('Space');
  await expect(designer.problems).toHaveAttribute('data-errors', '1');
  await designer.problems.click();
  await page.locator('.problem-jump').filter({ hasText: '“U_ISSYN” is required.' }).click();
  await expect(designer.field('input.fields.U_ISSYN')).toBeFocused();
  await designer.fill('input.fields.U_ISSYN', 'Y');
  await designer.fill('input.fields.U_ExternalId', '{{ 40 + 2 }}');
  await designer.saved();
  await expect(designer.problems).toHaveAttribute('data-errors', '0');

  const run = await rest.run(flowId);
  expect(run.state).toBe('succeeded');
  expect((await rest.stepsOf(run.id)).at(-1)).toMatchObject({
    input: { fields: { ItemCode: 'FS-1', U_ISSYN: 'Y', U_ExternalId: '42' } },
    output: { body: { ItemCode: 'FS-1', U_ISSYN: 'Y', U_ExternalId: '42' } },
  });

  await input.more('U_ISSYN', /Remove/);
  await expect(fieldSetsOn(page).usages).toContainText('Y');
  await page.getByTestId('field-set-anyway').click();
  await expect(input.row('U_ISSYN')).toHaveCount(0);
  await expect(designer.field('input.fields.U_ISSYN')).toHaveCount(0);
  await page.getByTestId('side-panel').getByRole('tab', { name: 'Input' }).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(designer.field('input.fields.U_ISSYN')).toHaveText('Y');
});

test('a value that is not of the described type stops the call and names the field', async ({
  rest,
  sitDown,
}) => {
  const document = aFlow()
    .manual()
    .buildJson('count', 'many')
    .action(
      'sap-b1',
      'createObject',
      { objType: 'Items', fields: { ItemCode: 'FS-2', U_Count: '{{ steps.count }}' } },
      {
        key: 'create',
        fieldSet: { input: { type: 'object', fields: [{ key: 'U_Count', schema: { type: 'integer' } }] } },
      },
    )
    .build();
  const flowId = await aFlowOn(rest, 'Checked extra fields', document);
  const run = await rest.run(flowId);
  expect(run).toMatchObject({
    state: 'failed',
    error: { code: 'schemaMismatch', field: 'input.fields.U_Count' },
  });
  const { runPage, page } = await sitDown();
  await page.goto(`/runs/${run.id}`);
  await runPage.show('create');
  await expect(page.getByTestId('run-page')).toContainText('“fields.U_Count” should be integer but is text');
});

test('fields of an answer come from the last run, are picked later, and tell who reads them before they go', async ({
  rest,
  sitDown,
}) => {
  const document = aFlow()
    .manual()
    .action(
      'sap-b1',
      'getObject',
      { objType: 'Items', key: "'I0001'" },
      { key: 'item', title: 'Get the item' },
    )
    .buildJson('id', '', { title: 'Take its id' })
    .build();
  const flowId = await aFlowOn(rest, 'Answer fields', document);
  expect((await rest.run(flowId)).state).toBe('succeeded');
  const { page, designer } = await sitDown();
  const { output, usages } = fieldSetsOn(page);
  const panel = stepTestOn(page);
  await designer.open(flowId);
  await designer.select('item');
  await panel.open(/^Output/);
  await output.sample.click();
  await page.getByTestId('sample-fetch').click();
  await expect(page.getByTestId('sample-json')).toContainText('I0001');
  await page.getByRole('dialog').getByRole('button', { name: 'Use this sample' }).click();
  await expect(output.row('ItemCode')).toBeVisible();

  await designer.select('id');
  await panel.open(/^Input/);
  await designer.pick('value', 'steps.item.body.U_ExternalId', 'U_External');
  await designer.saved();
  await expect(designer.problems).toHaveAttribute('data-errors', '0');
  const run = await rest.run(flowId);
  expect((await rest.stepsOf(run.id)).at(-1)?.output).toBe('1234567890123456789');

  await designer.select('item');
  await panel.open(/^Output/);
  await output.row('U_ExternalId').scrollIntoViewIfNeeded();
  await output.more('U_ExternalId', /Remove/);
  await expect(usages).toContainText('Take its id');
  await usages.getByRole('button').click();
  await expect(designer.field('value')).toBeFocused();
  await expect(page.getByTestId('side-panel')).toContainText('Take its id');
});

test('an answer of 300 unknown fields is described and walked without mounting them all', async ({
  rest,
  sitDown,
}) => {
  const sample = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`U_F${at}`, at]));
  const document = aFlow()
    .manual()
    .action('http', 'get', { url: 'https://x.example' }, { key: 'get' })
    .build();
  const flowId = await rest.createFlow(`Wide answer ${crypto.randomUUID()}`, document);
  const { page, designer } = await sitDown();
  const { output } = fieldSetsOn(page);
  await designer.open(flowId);
  await designer.select('get');
  await stepTestOn(page).open(/^Output/);
  await output.sample.click();
  await designer.writeCode('sample-json', JSON.stringify(sample));
  await page.getByRole('dialog').getByRole('button', { name: 'Use this sample' }).click();
  await expect(output.section.locator('.field-set-count')).toHaveText('300');
  expect(await output.section.locator('[data-name-at]').count()).toBeLessThan(60);
  await output.add.click();
  await expect(output.name(300)).toBeFocused();
  await page.keyboard.type('U_Last');
  await page.keyboard.press('ArrowUp');
  await expect(output.name(299)).toBeFocused();
  await expect(output.name(300)).toHaveValue('U_Last');
});
