/** A wizard that is left on the way: found again, gone on with where it was, or cleared away. */
import { operator, outsider } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import { expect, test } from '../drivers/story.ts';
import { wizardOn } from '../drivers/wizard.ts';

const NAME = 'Purchase requests → DingTalk approval';

test('an abandoned wizard is gone on with where it was left, and is listed as no flow before it is finished', async ({
  rest,
  sitDown,
}) => {
  const flows = async () =>
    (await rest.expectOk<{ items: { id: string }[] }>('GET', '/flows?limit=200')).items.map(({ id }) => id);
  const before = await flows();
  const { page } = await sitDown();
  const wizard = wizardOn(page);
  const unfinished = page.getByTestId('unfinished-setup').filter({ hasText: NAME });
  await page.goto('/templates');
  await page.getByTestId('use-template-T05').click();
  await wizard.shows('connections');
  await expect(page.getByTestId('setup-note')).toHaveCount(0);
  await wizard.next('parameters');
  await page.getByTestId('parameter-processCode').fill('PROC-LEFT');
  await expect(page.getByTestId('setup-note')).toBeVisible();
  await expect
    .poll(async () => JSON.stringify(await rest.expectOk('GET', '/setups')))
    .toContain('parameters');

  // Another sitting, with nothing kept in its tab.
  const { page: later } = await sitDown();
  const again = wizardOn(later);
  await later.goto('/flows');
  const found = later.getByTestId('unfinished-setup').filter({ hasText: NAME });
  await expect(found).toContainText('No flow made yet');
  await found.getByTestId('setup-continue').click();
  await again.shows('parameters');
  await expect(later.getByTestId('parameter-processCode')).toHaveValue('PROC-LEFT');
  await later.getByTestId('wizard-next').click();
  await expect(later.getByTestId('parameter-originatorUserId')).toBeFocused();
  await later.getByTestId('parameter-originatorUserId').fill('manager75');
  await again.next('mapping');
  await again.next('try');
  await later.goto('/templates');
  await expect(later.getByTestId('template-T05').getByTestId('unfinished-setup')).toContainText(
    'left at “Dry run”',
  );
  expect(await flows()).toEqual(before);
  await later.getByTestId('template-T05').getByTestId('setup-continue').click();
  await again.shows('try');

  await page.goto('/flows');
  await unfinished.getByTestId('setup-discard').click();
  await expect(page.getByTestId('setup-remains')).toContainText(NAME);
  await page.getByTestId('discard-confirm').click();
  await expect(unfinished).toHaveCount(0);
  // Other tests leave wizards on their way, of other templates.
  const { items } = await rest.expectOk<{ items: { name: string }[] }>('GET', '/setups');
  expect(items.map(({ name }) => name)).not.toContain(NAME);
  expect(await flows()).toEqual(before);
});

test('a connection made on the way goes only where that is wanted; who may not build sees it, an outsider does not', async ({
  rest,
  sitDown,
}) => {
  const { page } = await sitDown();
  const wizard = wizardOn(page);
  await page.goto('/templates');
  await page.getByTestId('use-template-T05').click();
  await wizard.shows('connections');
  for (const name of ['Made and kept', 'Made and dropped']) {
    await page.getByTestId('new-template-connection-sap-b1').click();
    await page.getByTestId('connection-name').fill(name);
    await page.getByTestId('connection-variables-serviceUrl').fill(`${productUrl()}/sandbox/sap-b1/b1s/v1`);
    await page.getByTestId('connection-variables-companyDb').fill('SBODEMOCN');
    await page.getByTestId('connection-variables-userName').fill('manager');
    await page.getByTestId('connection-secrets-password').fill('flowbridge-sap');
    await page.getByTestId('connection-save').click();
    await expect(page.getByTestId('test-ok')).toBeVisible();
    await page.getByTestId('connection-close').click();
  }
  await expect(page.getByTestId('template-connection-sap-b1')).toContainText('Made and dropped');
  await page.reload();
  await wizard.shows('connections');
  await expect(page.getByTestId('template-connection-sap-b1')).toContainText('Made and dropped');

  const { page: theirs } = await sitDown(operator);
  await theirs.goto('/flows');
  await expect(theirs.getByTestId('unfinished-setup').filter({ hasText: NAME })).toContainText(
    'A builder can continue or discard it.',
  );
  await expect(theirs.getByTestId('setup-discard')).toHaveCount(0);
  const { page: strange } = await sitDown(outsider);
  await strange.goto('/flows');
  await expect(strange.getByTestId('new-flow')).toBeVisible();
  await expect(strange.getByTestId('unfinished-setup')).toHaveCount(0);

  await page.getByTestId('setup-discard').click();
  await page
    .getByTestId('setup-remains')
    .getByText('Remove the connection “Made and dropped” as well')
    .click();
  await page.getByTestId('discard-confirm').click();
  await expect(page).toHaveURL(/\/templates$/);
  const { items } = await rest.expectOk<{ items: { name: string }[] }>('GET', '/connections');
  expect(items.map(({ name }) => name)).toContain('Made and kept');
  expect(items.map(({ name }) => name)).not.toContain('Made and dropped');
});
