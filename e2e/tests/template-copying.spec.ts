/** A template meets what the customer has: a table of the same name, a sub-flow both changed. Each is decided, and looked at before. */
import { copyingOn } from '../drivers/copying.ts';
import { productUrl } from '../drivers/product-url.ts';
import { type Rest, restOf } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';
import { templatesOn } from '../drivers/templates.ts';
import { templateInConflict } from '../sights/template-in-conflict.ts';

const partner = restOf(productUrl(), { tenant: 'harbor' });

type Row = { key: string; value: string };
const rowsOf = async (rest: Rest, table: string) => {
  const path = `/lookup-tables/${encodeURIComponent(table)}/rows`;
  const { items } = await rest.expectOk<{ items: Row[] }>('GET', path);
  return Object.fromEntries(items.map(({ key, value }) => [key, value]));
};
const flowsOf = async (rest: Rest, templateId: string) =>
  JSON.stringify((await rest.expectOk<{ flows: unknown }>('GET', `/templates/${templateId}`)).flows);

test('two conflicts are resolved differently: both tables are kept, the sub-flow is theirs', async ({
  rest,
  sitDown,
}) => {
  const made = await templateInConflict({ partner, customer: rest, name: '单位换算', table: 'Units' });
  const { page } = await sitDown();
  const templates = templatesOn(page);
  const copying = copyingOn(page);
  await templates.open('shared');
  await templates.card(made.name).getByRole('button', { name: 'Copy to my templates' }).click();
  await expect(copying.dialog).toContainText('It goes into your copy');

  await expect(copying.item('lookupTable-Units')).toContainText('Both changed');
  await expect(copying.item('lookupTable-Units')).toContainText('3 flows');
  await expect(copying.item('flow-part2')).toContainText('Both changed');
  await expect(copying.item('flow-main')).toHaveCount(0);
  await copying.dialog.getByText('All (3)').click();
  await expect(copying.item('flow-main')).toContainText('Stays as it is');

  await copying.compare('Units');
  await expect(page.getByTestId('difference-kg')).toContainText('公斤');
  await expect(page.getByTestId('difference-kg')).toContainText('千克');
  await expect(page.getByTestId('difference-t')).toContainText('added');
  await expect(page.getByTestId('difference-box')).toContainText('–');
  await copying.closeComparison();
  await copying.compare('part2');
  await expect(copying.differences.getByTestId('change-row')).toHaveCount(1);
  await expect(copying.differences.getByTestId('change-details')).toContainText('ours');
  await expect(copying.differences.getByTestId('change-details')).toContainText('v2');
  await copying.closeComparison();

  await copying.choose('lookupTable-Units', 'both');
  await copying.choose('flow-part2', 'theirs');
  await copying.confirm();
  await expect(copying.summary).toContainText('theirs is “Units 2”');
  await expect(copying.summary).toContainText('Theirs taken');
  expect(await rowsOf(rest, 'Units')).toEqual({ kg: '公斤', m: '米', box: '箱' });
  expect(await rowsOf(rest, 'Units 2')).toEqual({ kg: '千克', g: '克', t: '吨' });
  const flows = await flowsOf(rest, made.copyId);
  expect(flows).toContain("lookup('Units 2', 'kg')");
  expect(flows).toContain('"mark":"v2"');
  await page.getByTestId('copy-to-mine').click();
  await expect(templates.card(made.name)).toContainText('Version 3');

  await templates.open('shared');
  await templates.card(made.name).getByRole('button', { name: 'Copy to my templates' }).click();
  await expect(page.getByTestId('messages')).toContainText('You have this version of “单位换算” already.');
});

test('with the keyboard alone: mine is kept of everything at once, and what changed meanwhile is not overwritten', async ({
  rest,
  sitDown,
}) => {
  const made = await templateInConflict({ partner, customer: rest, name: '按键换算', table: 'Key units' });
  const { page } = await sitDown();
  const templates = templatesOn(page);
  const copying = copyingOn(page);
  await templates.open('shared');
  await templates.card(made.name).getByRole('button', { name: 'Copy to my templates' }).press('Enter');
  await copying.dialog.waitFor();
  const radios = copying.item('lookupTable-Key units').getByRole('radio');
  await expect(radios.nth(0)).toBeChecked();
  await radios.nth(0).focus();
  await page.keyboard.press('ArrowRight');
  await expect(radios.nth(1)).toBeChecked();
  await page.getByTestId('copy-all-mine').press('Enter');
  await expect(radios.nth(0)).toBeChecked();

  const path = `/lookup-tables/${encodeURIComponent(made.table)}/rows`;
  await rest.expectOk('PUT', path, { mode: 'merge', rows: [{ key: 'late', value: 'typed meanwhile' }] });
  await page.getByTestId('copy-confirm').press('Enter');
  await expect(copying.dialog).toContainText('has changed in the meantime');
  await copying.dialog.getByRole('button', { name: 'Look again' }).press('Enter');
  await expect(copying.dialog).not.toContainText('has changed in the meantime');
  await copying.confirm();
  await expect(copying.summary).toContainText('Mine kept');
  expect(await rowsOf(rest, made.table)).toMatchObject({ kg: '公斤', late: 'typed meanwhile' });
  expect(await flowsOf(rest, made.copyId)).toContain('"mark":"ours"');
});

test('a package file is resolved the same way', async ({ rest, sitDown }) => {
  const made = await templateInConflict({ partner, customer: rest, name: '文件换算', table: 'File units' });
  const file = await partner.expectOk<object>('GET', `/templates/${made.templateId}/export`);
  const { page } = await sitDown();
  const templates = templatesOn(page);
  const copying = copyingOn(page);
  await templates.open('mine');
  await templates.importPackage('units.flowbridge.json', JSON.stringify(file));
  await copying.item('flow-part2').waitFor();
  await copying.compare('part2');
  await expect(copying.differences.getByTestId('change-row')).toHaveCount(1);
  await copying.closeComparison();
  await copying.choose('lookupTable-File units', 'theirs');
  await page.getByTestId('import-package-start').click();
  await expect(copying.summary).toContainText('Theirs taken');
  expect(await rowsOf(rest, made.table)).toEqual({ kg: '千克', g: '克', t: '吨' });
});
