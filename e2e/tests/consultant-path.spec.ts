/** From a template a partner shares to the first green run, without leaving the wizard: what it costs a consultant. */
import { effortOn } from '../drivers/effort.ts';
import { productUrl } from '../drivers/product-url.ts';
import { restOf } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';
import { templatesOn } from '../drivers/templates.ts';
import { wizardOn } from '../drivers/wizard.ts';

const MOST_CLICKS = 25;
const harbor = restOf(productUrl(), { tenant: 'harbor' });
const NAME = 'Purchase approvals by Harbor';

/** The partner's own approval flow, as a template shared with the customer. */
async function sharedTemplate(): Promise<AsyncDisposable> {
  const { items } = await harbor.expectOk<{ items: { id: string; key: string }[] }>('GET', '/templates');
  const shipped = items.find(({ key }) => key === 'T05');
  const made = await harbor.expectOk<{ flows: { id: string }[] }>(
    'POST',
    `/templates/${shipped?.id}/create-flows`,
    {
      name: NAME,
      connections: {
        'sap-b1': await harbor.connectionOf('sap-b1'),
        dingtalk: await harbor.connectionOf('dingtalk'),
      },
      parameters: { processCode: 'PROC-FLOWBRIDGE-PURCHASE', originatorUserId: 'manager75' },
    },
  );
  const flowIds = made.flows.map(({ id }) => id);
  for (const id of flowIds) await harbor.expectOk('POST', `/flows/${id}/publish`, {});
  const { id } = await harbor.expectOk<{ id: string }>('POST', '/templates', {
    flowIds,
    names: { en: NAME, zh: NAME },
    descriptions: { en: 'Ready for your account.', zh: '开箱即用。' },
  });
  await harbor.expectOk('PUT', `/templates/${id}/sharing/bluewater`);
  return { [Symbol.asyncDispose]: async () => void (await harbor.expectOk('DELETE', `/templates/${id}`)) };
}

test('a consultant is running in at most 25 clicks, with a connection made and tested on the way', async ({
  rest,
  sandbox,
  sitDown,
}, testInfo) => {
  await sandbox.reset();
  await using _shared = await sharedTemplate();
  const { page } = await sitDown();
  const templates = templatesOn(page);
  const wizard = wizardOn(page);
  const effort = await effortOn(page);
  await page.goto('/templates');

  await page.getByTestId('tab-shared').click();
  await templates.card(NAME).getByRole('button', { name: 'Create flow' }).click();
  await wizard.shows('connections');

  await page.getByTestId('new-template-connection-sap-b1').click();
  await page.getByTestId('connection-name').fill('SAP of the consultant');
  await page.getByTestId('connection-variables-serviceUrl').fill(`${productUrl()}/sandbox/sap-b1/b1s/v1`);
  await page.getByTestId('connection-variables-companyDb').fill('SBODEMOCN');
  await page.getByTestId('connection-variables-userName').fill('manager');
  await page.getByTestId('connection-secrets-password').fill('flowbridge-sap');
  await page.getByTestId('connection-save').click();
  await expect(page.getByTestId('test-ok')).toBeVisible();
  await page.getByTestId('connection-close').click();
  await expect(page.getByTestId('template-connection-sap-b1')).toContainText('SAP of the consultant');
  await expect(page.getByTestId('connection-state-sap-b1')).toContainText('works');

  await wizard.next('parameters');
  await page.getByTestId('parameter-processCode').fill('PROC-FLOWBRIDGE-PURCHASE');
  await page.getByTestId('parameter-originatorUserId').fill('manager75');
  await wizard.next('mapping');
  await wizard.next('try');
  await wizard.dryRun();
  await expect(page.getByTestId('record-count')).toContainText('2 records');
  await expect(wizard.requests.filter({ hasText: 'PROC-FLOWBRIDGE-PURCHASE' })).toContainText('POST');
  expect(await sandbox.writes('dingtalk')).toEqual([]);

  await wizard.next('publish');
  await wizard.publish();
  await expect(wizard.made).toHaveCount(1);
  await wizard.runOnce();
  await expect.poll(() => sandbox.writes('dingtalk')).not.toEqual([]);
  await expect(page).toHaveURL(/\/configure\?step=publish$/);

  const summary = `${effort.clicks} clicks, ${effort.fields.size} fields typed`;
  await testInfo.attach('effort', { body: summary, contentType: 'text/plain' });
  console.log(`From “shared with me” to the first green run: ${summary}`);
  expect(effort.clicks).toBeGreaterThan(5);
  expect(effort.clicks).toBeLessThanOrEqual(MOST_CLICKS);

  const flowId = /flows\/([^/]+)\/configure/.exec(page.url())?.[1] ?? '';
  await rest.expectOk('POST', `/flows/${flowId}/disable`);
});
