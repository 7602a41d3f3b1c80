/** The console around the designer: language, tenants, lists, templates, connections, and who may do what. */

import { aFlow } from '@flowbridge/flow';
import { chooseFromMenu } from '../drivers/ant.ts';
import { operator, outsider, signIn, viewer } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import { restOf } from '../drivers/rest.ts';
import { deskOn, expect, test } from '../drivers/story.ts';
import { wizardOn } from '../drivers/wizard.ts';

const greets = () => aFlow().manual().buildJson('greeting', 'hello').build();
const fails = () => aFlow().manual().terminate('failed', 'Out of stock').build();

test('a wrong password is refused in the reader’s language, the right one opens the console', async ({
  page,
}) => {
  const { console: desk } = deskOn(page);
  await page.goto('/');
  await desk.speak('zh');
  await page.getByTestId('sign-in-email').fill('demo@flowbridge.local');
  await page.getByTestId('sign-in-password').fill('not-the-password');
  await page.getByTestId('sign-in-submit').click();
  await expect(page.getByTestId('sign-in-error')).toContainText(/密码/);
  await page.getByTestId('sign-in-password').fill('flowbridge-demo');
  await page.getByTestId('sign-in-submit').click();
  await expect(page.getByTestId('nav-flows')).toContainText('流');
});

test('who is sent to sign in comes back to the page that was asked for; signing out ends the session', async ({
  page,
}) => {
  await page.goto('/connections');
  await page.getByTestId('sign-in-email').fill('demo@flowbridge.local');
  await page.getByTestId('sign-in-password').fill('flowbridge-demo');
  await page.getByTestId('sign-in-submit').click();
  await expect(page).toHaveURL(/\/connections$/);
  await page.getByTestId('account-menu').click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByTestId('sign-in-submit')).toBeVisible();
  await page.goto('/flows');
  await expect(page.getByTestId('sign-in-submit')).toBeVisible();
});

test('every page changes its language at once and remembers it', async ({ sitDown }) => {
  const { page, console: desk } = await sitDown();
  await page.goto('/flows');
  const titles = {
    flows: ['Flows', '流'],
    runs: ['Runs', '运行'],
    templates: ['Templates', '模板'],
    connections: ['Connections', '连接'],
    settings: ['Settings', '设置'],
  } as const;
  for (const name of ['flows', 'runs', 'templates', 'connections', 'settings'] as const) {
    const [en, zh] = titles[name];
    await desk.goTo(name);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(en);
    await desk.speak('zh');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(zh);
    await desk.speak('en');
  }
  await desk.speak('zh');
  await page.reload();
  await expect(page.getByTestId('nav-flows')).toContainText('流');
});

test('the tenant switcher changes everything on the page, and the choice survives a reload', async ({
  rest,
  sitDown,
}) => {
  const harbor = restOf(productUrl(), { tenant: 'harbor' });
  await rest.createFlow('Only at Bluewater', greets());
  await harbor.createFlow('Only at Harbor', greets());
  const { page, console: desk } = await sitDown();
  await page.goto('/flows');
  await desk.switchTenant(/Bluewater/);
  await expect(desk.flowRow('Only at Bluewater')).toBeVisible();
  await desk.switchTenant(/Harbor/);
  await expect(desk.flowRow('Only at Harbor')).toBeVisible();
  await expect(desk.flowRow('Only at Bluewater')).toHaveCount(0);
  await page.reload();
  await expect(desk.flowRow('Only at Harbor')).toBeVisible();
});

test('runs are found by state and by business data, and the filters stand in the address', async ({
  rest,
  sitDown,
}) => {
  const good = await rest.run(await rest.createFlow('Filters: succeeds', greets()), {
    input: { order: 'PO-4711' },
  });
  const bad = await rest.run(await rest.createFlow('Filters: fails', fails()));
  const { page, console: desk } = await sitDown();
  await page.goto('/runs');
  await expect(desk.runRow(good.id)).toBeVisible();
  await expect(desk.runRow(bad.id)).toContainText('Out of stock');

  await page.getByTestId('filter-state').click();
  await chooseFromMenu(page, /^Failed$/);
  await expect(desk.runRow(good.id)).toHaveCount(0);
  await expect(desk.runRow(bad.id)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/state/);
  await page.reload();
  await expect(desk.runRow(bad.id)).toBeVisible();
  await expect(desk.runRow(good.id)).toHaveCount(0);

  await page.goto('/runs');
  await page.getByPlaceholder('Run id, input or error text').fill('PO-4711');
  await page.keyboard.press('Enter');
  await expect(desk.runRows).toHaveCount(1);
  await expect(desk.runRow(good.id)).toBeVisible();
});

test('a failed run is retried with the corrected draft, and both attempts stay readable', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow('Retried', fails());
  const run = await rest.run(flowId);
  expect(run.state).toBe('failed');
  await rest.expectOk('PUT', `/flows/${flowId}/draft`, { document: greets(), revision: 1 });

  const { page, runPage } = await sitDown();
  await runPage.open(run.id);
  await runPage.ended('failed');
  await page.getByTestId('retry-run').click();
  await page.getByTestId('retry-version-draft').click();
  await page.getByTestId('retry-start').click();
  await runPage.ended('succeeded');
  await expect(runPage.stepRun('greeting')).toHaveAttribute('data-state', 'succeeded');
  await page.getByTestId('attempts').getByText('1', { exact: false }).first().click();
  await expect(runPage.state).toHaveAttribute('data-state', 'failed');
});

test('a template becomes a flow of one’s own that runs', async ({ rest, sandbox, sitDown }) => {
  await sandbox.reset();
  const { page, console: desk, designer } = await sitDown();
  await page.goto('/templates');
  await page.getByTestId('use-template-T05').click();
  for (const connector of ['sap-b1', 'dingtalk']) {
    const select = page.getByTestId(`template-connection-${connector}`);
    // A single connection is chosen already.
    if (!/sandbox/.test((await select.textContent()) ?? '')) {
      await select.click();
      await page
        .locator('.ant-select-dropdown:visible .ant-select-item-option')
        .filter({ hasText: 'sandbox' })
        .first()
        .click();
    }
  }
  const wizard = wizardOn(page);
  await wizard.next('parameters');
  await page.getByTestId('parameter-processCode').fill('PROC-FLOWBRIDGE-PURCHASE');
  await page.getByTestId('parameter-originatorUserId').fill('manager75');
  await wizard.next('mapping');
  await wizard.goTo('publish');
  await page.getByTestId('wizard-name').fill('From the template');
  await page.getByRole('checkbox', { name: 'Enable after publishing' }).uncheck();
  await wizard.publish();
  await page.getByTestId('made-flows').getByRole('link', { name: 'From the template' }).click();
  await expect(designer.step('startApproval')).toBeVisible();
  await expect(designer.problems).toHaveAttribute('data-errors', '0');
  const run = await rest.run(designer.flowId());
  expect(run.state).toBe('succeeded');
  const starts = (await rest.stepsOf(run.id)).filter((step) => step.key === 'startApproval');
  expect(starts.map((step) => step.state)).toEqual(['succeeded', 'succeeded']);
  await page.goto('/flows');
  await expect(desk.flowRow('From the template')).toBeVisible();
});

test('a connection is made, tested, corrected and removed', async ({ sitDown }) => {
  const { page, console: desk } = await sitDown();
  const name = 'SAP made by hand';
  await page.goto('/connections');
  await page.getByTestId('new-connection').click();
  await page.getByTestId('choose-connector-sap-b1').click();
  await page.getByTestId('connection-name').fill(name);
  await page.getByTestId('connection-variables-serviceUrl').fill(`${productUrl()}/sandbox/sap-b1/b1s/v1`);
  await page.getByTestId('connection-variables-companyDb').fill('SBODEMOCN');
  await page.getByTestId('connection-variables-userName').fill('manager');
  await page.getByTestId('connection-secrets-password').fill('wrong');
  await page.getByTestId('connection-save').click();
  await expect(page.getByTestId('test-failed')).toContainText('Login failed');
  await page.getByTestId('connection-secrets-password').fill('flowbridge-sap');
  await page.getByTestId('connection-save').click();
  await expect(page.getByTestId('test-ok')).toBeVisible();
  await page.getByTestId('connection-close').click();

  const row = desk.connectionRow(name);
  await expect(row.getByTestId('connection-state')).toHaveAttribute('data-ok', 'true');
  await row
    .getByRole('button', { name: new RegExp(name) })
    .last()
    .click();
  await page.locator('.ant-dropdown:visible').getByRole('menuitem').last().click();
  await page.getByRole('dialog').getByRole('button').last().click();
  await expect(row).toHaveCount(0);
});

test('a viewer reads everything and changes nothing', async ({ rest, sitDown }) => {
  const flowId = await rest.createFlow('Looked at by the viewer', greets());
  const run = await rest.run(flowId);
  const { page, designer, runPage } = await sitDown(viewer);
  await page.goto('/flows');
  await expect(page.getByTestId('new-flow')).toBeDisabled();
  await designer.open(flowId);
  await expect(designer.step('greeting')).toBeVisible();
  await expect(page.getByTestId('palette-forEach')).toHaveCount(0);
  await expect(page.getByTestId('toolbar-test')).toBeDisabled();
  await expect(page.getByTestId('toolbar-publish')).toBeDisabled();
  await designer.select('greeting');
  await page.keyboard.press('Delete');
  await expect(designer.step('greeting')).toBeVisible();
  await runPage.open(run.id);
  await runPage.ended('succeeded');
  await expect(page.getByTestId('retry-run')).toBeDisabled();
  await page.goto('/connections');
  await expect(page.getByTestId('new-connection')).toBeDisabled();
});

test('an administrator holds the queue and lets it go; a viewer sees that it is held', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow('Held back', greets());
  const { page } = await sitDown();
  try {
    await page.goto('/settings?tab=limits');
    await expect(page.getByTestId('limit-save')).toBeDisabled();
    await page.getByTestId('limit-hold').click();
    await page.getByTestId('limit-save').click();
    await expect(page.getByTestId('limits-held')).toBeVisible();
    await rest.expectOk('POST', `/flows/${flowId}/runs`, { version: 'draft' });
    await expect(page.getByTestId('limits-queued')).toContainText('1');
    await expect(page.getByTestId('limits-running')).toHaveText(/^0/);

    const { page: theirs } = await sitDown(viewer);
    await theirs.goto('/settings?tab=limits');
    await expect(theirs.getByTestId('limits-held')).toBeVisible();
    await expect(theirs.getByTestId('limit-forbidden')).toBeVisible();
    await expect(theirs.getByTestId('limit-save')).toHaveCount(0);

    await page.getByTestId('limit-default').click();
    await page.getByTestId('limit-save').click();
    await expect(page.getByTestId('limits-held')).toHaveCount(0);
    await expect(page.getByTestId('limits-queued')).toHaveText(/^0/);
  } finally {
    await rest.expectOk('PUT', '/tenant/limits', { maxRunningRuns: null });
  }
});

test('an operator runs and retries, but does not build', async ({ rest, sitDown }) => {
  const flowId = await rest.createFlow('Operated', fails());
  const run = await rest.run(flowId);
  const { page, runPage } = await sitDown(operator);
  await page.goto('/flows');
  await expect(page.getByTestId('new-flow')).toBeDisabled();
  await runPage.open(run.id);
  await page.getByTestId('retry-run').click();
  await page.getByTestId('retry-start').click();
  await expect
    .poll(async () => (await rest.call('GET', `/runs/${run.id}`)).body)
    .toMatchObject({ attempt: 2 });
});

test('an outsider sees nothing of the other tenants, not even by the address', async ({ rest, page }) => {
  const flowId = await rest.createFlow('Not for outsiders', greets());
  const run = await rest.run(flowId);
  const { console: desk } = deskOn(page);
  await signIn(page, outsider);
  await expect(page.getByTestId('tenant-switcher')).toContainText('Northwind');
  await expect(desk.flowRow('Not for outsiders')).toHaveCount(0);
  await expect(page.getByTestId('list-empty')).toBeVisible();
  for (const address of [`/flows/${flowId}`, `/runs/${run.id}`]) {
    await page.goto(address);
    await expect(page.locator('.ant-result')).toBeVisible();
    await expect(page.getByText('Not for outsiders')).toHaveCount(0);
  }
});
