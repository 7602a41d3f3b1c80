/** Building blocks of a tenant's own: made, tried, published, used in a flow, and seen by nobody else. */
import { partsOn } from '../drivers/parts.ts';
import { outsider } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import { expect, test } from '../drivers/story.ts';
import { warehouseManifest } from '../drivers/warehouse-connector.ts';

const JOIN_CODES = `function main({ codes }, { log }) {
  log('codes', codes.length);
  return { text: codes.join(' + ') };
}`;

test('a consultant makes a function and a connector, uses both in a flow, and it runs', async ({
  sitDown,
  rest,
}) => {
  const { page, designer, console: desk } = await sitDown();
  const parts = partsOn(page);
  await page.goto('/parts');

  await parts.create('function', 'Join codes');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Join codes');
  await parts.write('part-source', JOIN_CODES);
  await parts.write(
    'part-input',
    '{"type":"object","properties":{"codes":{"type":"array","items":{"type":"string"}}},"required":["codes"]}',
  );
  await parts.write('part-output', '{"type":"object","properties":{"text":{"type":"string"}}}');
  await expect(page.getByTestId('part-problems')).toContainText('1 problem');
  await expect(page.getByTestId('case-1')).toContainText('codes › A value is missing.');
  await page.getByTestId('case-1-input').fill('{"codes":["A","B"]}');
  await page.getByTestId('case-1-expected').fill('{"text":"A + C"}');
  await page.getByTestId('cases-run').click();
  await expect(page.getByTestId('case-1-outcome')).toContainText('Different');
  await expect(page.getByTestId('case-1-outcome')).toContainText('codes 2');
  await page.getByTestId('case-1-expected').fill('{"text":"A + B"}');
  await page.getByTestId('cases-run').click();
  await expect(page.getByTestId('cases-summary')).toHaveText('1 of 1 passed');
  await parts.publish('Joins codes with a plus sign', 1);

  await page.getByRole('button', { name: 'All connectors and functions' }).click();
  await parts.create('connector', 'Warehouse');
  await parts.write('part-manifest', JSON.stringify({ ...warehouseManifest, key: 'sap-b1' }, null, 2));
  await expect(page.getByTestId('part-problems')).toContainText('1 problem');
  await expect(page.locator('.part-problems')).toContainText('Manifest › key · Line 2');
  await expect(page.getByTestId('part-publish')).toBeDisabled();
  await parts.write('part-manifest', JSON.stringify(warehouseManifest, null, 2));
  await expect(page.getByTestId('part-problems')).toContainText('No problems');
  await parts.publish('Reads items', 1);

  await page.goto('/connections');
  await page.getByTestId('new-connection').click();
  await page.getByTestId('choose-connector-x-warehouse').click();
  await page.getByTestId('connection-name').fill('Own warehouse');
  await page.getByTestId('connection-variables-serviceUrl').fill(`${productUrl()}/sandbox/sap-b1/b1s/v1`);
  await page.getByTestId('connection-variables-userName').fill('manager');
  await page.getByTestId('connection-secrets-password').fill('flowbridge-sap');
  await page.getByTestId('connection-save').click();
  await page.getByTestId('connection-close').click();
  const row = page.getByRole('row').filter({ hasText: 'Own warehouse' });
  await row.getByTestId('connection-test').click();
  await expect(row.getByTestId('connection-state')).toHaveAttribute('data-ok', 'true');

  await desk.goTo('flows');
  await desk.newFlow('Own parts together');
  await designer.drag('manual').ontoCanvas();
  await page.getByTestId('drop-root-0').click();
  await page.getByTestId('picker-tab-custom').click();
  await page.getByTestId('picker-group-x-warehouse').click();
  await page.getByTestId('picker-x-warehouse.listItems').click();
  await designer.chooseConnection('x-warehouse', /Own warehouse/);
  await designer.insert({ at: 1 }, 'functions.joinCodes', 'Join codes');
  await designer.fill('input.codes', '{{ steps.listItems.body.value.ItemCode }}');
  await designer.saved();
  const runId = await designer.testRun();
  await expect(page.getByTestId('run-state')).toHaveText('succeeded', { timeout: 30_000 });
  const joined = (await rest.stepsOf(runId)).find(({ key }) => key === 'joinCodes');
  expect(joined?.output).toMatchObject({ body: { text: expect.stringMatching(/^\w+ \+ \w+$/) } });
});

test('who is of another tenant neither sees nor reaches them', async ({ sitDown }) => {
  const { page } = await sitDown();
  await page.goto('/parts');
  await partsOn(page).create('function', 'House secret');
  const address = page.url();
  const { page: theirs } = await sitDown(outsider);
  await theirs.goto(`${productUrl()}/parts`);
  await expect(theirs.getByTestId('list-empty')).toBeVisible();
  await theirs.goto(address);
  await expect(theirs.getByRole('alert')).toContainText('belongs to another tenant');
});
