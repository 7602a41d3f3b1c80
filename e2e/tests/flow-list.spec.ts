/** The list of flows of a tenant that has many: folders, tags, filters, changes of many at once, files. */
import { readFile } from 'node:fs/promises';
import { aFlow } from '@flowbridge/flow';
import { chooseFromMenu } from '../drivers/ant.ts';
import { flowListOn } from '../drivers/flow-list.ts';
import { viewer } from '../drivers/people.ts';
import { expect, test } from '../drivers/story.ts';

const greets = () => aFlow().manual().buildJson('greeting', 'hello').build();

test('a consultant sorts flows into folders by menu and by hand; only an empty folder goes', async ({
  rest,
  sitDown,
}) => {
  for (const name of ['Folder one', 'Folder two', 'Folder three']) await rest.createFlow(name, greets());
  const { page } = await sitDown();
  const list = flowListOn(page);
  await list.open();
  await list.newFolder('Finance');
  await list.newFolder('Invoices', 'Finance');
  await list.newFolder('Old', 'Invoices');

  await list.row('Folder one').dragTo(list.folder('Invoices'));
  await list.expectCount('Invoices', 1);
  await list.tick('Folder two', 'Folder three');
  await list.row('Folder three').dragTo(list.folder('Finance'));
  await list.expectCount('Finance', 3);

  await list.folder('Invoices').click();
  await expect(page).toHaveURL(/folder=/);
  await expect(list.rows).toHaveCount(1);
  await list.folder('Finance').click();
  await expect(list.rows).toHaveCount(3);
  await page.reload();
  await expect(list.rows).toHaveCount(3);
  await expect(list.row('Folder one')).toContainText('Finance/Invoices');

  await list.folderMenu('Old', 'Rename');
  await page.getByTestId('folder-name').fill('Archive 2025');
  await page.getByTestId('folder-name').press('Enter');
  await list.folder('Archive 2025').waitFor();
  await list.folder('Archive 2025').dragTo(list.folder('Finance'));
  await expect(page.locator('li', { has: list.folder('Invoices') }).last()).not.toContainText('Archive');

  await list.folderMenu('Finance', 'Remove');
  await expect(page.getByTestId('messages')).toContainText('flows (2) and folders (2)');
  await list.folderMenu('Archive 2025', 'Remove');
  await expect(list.folder('Archive 2025')).toHaveCount(0);
});

test('flows are found by connector, trigger, tag and state, and the filters stand in the address', async ({
  rest,
  sitDown,
}) => {
  const bad = await rest.createFlow(
    'Finds: fails',
    aFlow().manual().terminate('failed', 'Out of stock').build(),
  );
  await rest.createFlow('Finds: SAP', aFlow().manual().action('sap-b1', 'listDrafts').build());
  await rest.createFlow('Finds: calm', greets());
  await rest.run(bad);
  const { page } = await sitDown();
  const list = flowListOn(page);
  await list.open('?search=Finds');
  await expect(list.rows).toHaveCount(3);
  await list.tick('Finds: calm', 'Finds: SAP');
  await list.addTag('month end');
  await list.row('Finds: calm').getByRole('link', { name: 'Only flows tagged month end' }).click();
  await expect(list.rows).toHaveCount(2);
  await page.getByRole('searchbox').fill('SAP');
  await expect(list.rows).toHaveCount(1);
  await expect(page).toHaveURL(/search=SAP.*tag=month\+end/);
  await page.reload();
  await expect(list.rows).toHaveCount(1);
  await expect(list.row('Finds: SAP')).toBeVisible();

  await list.filter('tags', /month end/);
  await expect(page).not.toHaveURL(/tag=/);
  await page.getByRole('searchbox').fill('Finds');
  await expect(list.rows).toHaveCount(3);
  await list.filter('connector', 'SAP Business One');
  await expect(list.rows).toHaveCount(1);
  await expect(page.getByTestId('flow-filter-connector')).toHaveText('Connector: SAP Business One');
  await list.filter('connector', 'SAP Business One');
  await list.filter('state', 'In trouble');
  await expect(list.rows).toHaveCount(1);
  const dot = list.row('Finds: fails').getByRole('link', { name: /^Failed,/ });
  await dot.hover();
  await expect(page.getByRole('tooltip').filter({ hasText: 'Test run' })).toBeVisible();
  await page.getByTestId('flow-filters-clear').click();
  await expect(list.row('Finds: calm')).toBeVisible();
});

test('the list is put in order by a column, and Shift selects the rows between two boxes', async ({
  rest,
  sitDown,
}) => {
  for (const name of ['Order: b', 'Order: d', 'Order: a', 'Order: c']) await rest.createFlow(name, greets());
  const { page } = await sitDown();
  const list = flowListOn(page);
  await list.open('?search=Order:');
  const names = list.rows.locator('.flow-name');
  await expect(names).toHaveText(['Order: c', 'Order: a', 'Order: d', 'Order: b']);
  await page.getByRole('button', { name: 'Name' }).click();
  await expect(names).toHaveText(['Order: a', 'Order: b', 'Order: c', 'Order: d']);
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('checkbox', { name: 'Select Order: b', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Select Order: d', exact: true }).click({ modifiers: ['Shift'] });
  await expect(page.getByTestId('flow-bulk')).toContainText('3 selected');
  await page.getByRole('checkbox', { name: 'Select all rows that are shown' }).check();
  await expect(page.getByTestId('flow-bulk')).toContainText('4 selected');
});

test('a change of many says flow by flow what could not be done and why', async ({ rest, sitDown }) => {
  const published = await rest.createFlow('Many: published', greets());
  await rest.publish(published);
  await rest.createFlow('Many: draft', greets());
  const { page } = await sitDown();
  const list = flowListOn(page);
  await list.open('?search=Many:');
  await list.newFolder('Many things');
  await list.tick('Many: published', 'Many: draft');
  await page.getByTestId('many-enable').click();
  await expect(page.getByTestId('many-refused')).toContainText('Many: draft: Publish the flow first.');
  await expect(page.getByTestId('many-refused')).not.toContainText('Many: published');
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  await list.moveTo('Many things');
  await list.expectCount('Many things', 2);

  await list.tick('Many: published', 'Many: draft');
  await page.getByTestId('many-disable').click();
  await expect(list.row('Many: published').getByRole('switch')).not.toBeChecked();
  await page.getByTestId('many-remove').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(list.rows).toHaveCount(0);
  await expect(page.getByTestId('flow-bulk')).toHaveCount(0);
});

test('flows travel as a file without secrets; a taken name is a choice', async ({ rest, sitDown }) => {
  const document = aFlow()
    .manual()
    .action('http', 'request', { url: 'https://a.test', headers: { Authorization: 'Bearer typed-by-hand' } })
    .build();
  await rest.createFlow('Travel: calls', document);
  await rest.createFlow('Travel: greets', greets());
  const { page, designer } = await sitDown();
  const list = flowListOn(page);
  await list.open('?search=Travel');
  await list.tick('Travel: calls', 'Travel: greets');
  const download = page.waitForEvent('download');
  await page.getByTestId('many-export').click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(JSON.parse(text).flows).toHaveLength(2);
  expect(text).not.toContain('typed-by-hand');
  await expect(page.getByTestId('messages')).toContainText('1 typed-in secret was left out');

  await list.importFile('travel.json', text);
  const preview = page.getByTestId('import-preview');
  await expect(preview).toContainText('Type again: steps');
  await expect(preview.getByText('This name is taken')).toHaveCount(2);
  await page.getByTestId('import-choice-Travel: calls').click();
  await page.locator('.ant-select-dropdown:visible').getByText('Skip').click();
  await page.getByLabel('New name for Travel: greets').fill('Travel: came in');
  await page.getByTestId('import-start').click();
  await expect(designer.step('greeting')).toBeVisible();
  await list.open('?search=Travel');
  await expect(list.row('Travel: came in')).toBeVisible();
  await expect(list.rows).toHaveCount(3);
});

test('a damaged file is refused with the place named, in the reader’s language', async ({ sitDown }) => {
  const { page, console: desk } = await sitDown();
  const list = flowListOn(page);
  const broken = structuredClone(greets());
  Object.assign(Object.values(broken.steps)[0] ?? {}, { surprise: 1 });
  const file = JSON.stringify({
    format: 'flowbridge.flows',
    formatVersion: 1,
    flows: [
      { name: 'Good', document: greets() },
      { name: 'Damaged', document: broken },
    ],
  });
  await list.open();
  await list.importFile('damaged.json', file);
  const problems = page.getByTestId('import-problems');
  await expect(problems).toContainText('flows › 2 “Damaged” › steps › greeting › surprise');
  await expect(problems).toContainText('There is no field “surprise” here.');
  await page.getByRole('dialog').getByRole('button').last().click();
  await list.importFile('no.json', '{ broken');
  await expect(problems).toContainText('not valid JSON');
  await page.getByRole('dialog').getByRole('button').last().click();
  await desk.speak('zh');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '导入' }).click();
  await (await chooser).setFiles({ name: 'd.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect(problems).toContainText('此处没有名为“surprise”的字段。');
});

test('a viewer filters and exports, and changes nothing', async ({ rest, sitDown }) => {
  await rest.createFlow('Viewed in the list', greets());
  await rest.call('POST', '/folders', { name: 'Seen by all' });
  const { page } = await sitDown(viewer);
  const list = flowListOn(page);
  await list.open('?search=Viewed in the list');
  await expect(page.getByTestId('new-folder')).toBeDisabled();
  await expect(page.getByTestId('folder-menu-Seen by all')).toHaveCount(0);
  await list.tick('Viewed in the list');
  for (const change of ['enable', 'disable', 'move', 'tag', 'remove']) {
    await expect(page.getByTestId(`many-${change}`)).toBeDisabled();
  }
  await expect(page.getByTestId('many-export')).toBeEnabled();
  await list
    .row('Viewed in the list')
    .getByRole('button', { name: /Actions for/ })
    .click();
  await expect(page.getByRole('menuitem', { name: 'Move to folder…' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await chooseFromMenu(page, 'Export as JSON');
});
