/** The record of a dry run, chosen from the records there are. */
import { aFlow } from '@flowbridge/flow';
import { productUrl } from '../drivers/product-url.ts';
import type { Rest } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';
import { wizardOn } from '../drivers/wizard.ts';

/** Reads drafts by a filter of its own and would write each back. */
async function aLoop(rest: Rest, name: string, filter: string): Promise<string> {
  const flowId = await rest.createFlow(
    name,
    aFlow()
      .manual()
      .parameter('filter', 'text', { label: 'Which drafts', default: filter })
      .action('sap-b1', 'listDrafts', { $filter: '{{ params.filter }}' }, { key: 'drafts' })
      .forEach('each', '{{ steps.drafts.body.value }}', (draft) =>
        draft.action(
          'sap-b1',
          'updateDraft',
          { DocEntry: '{{ loops.each.item.DocEntry }}', fields: { U_SyncStatus: 'T' } },
          { key: 'write' },
        ),
      )
      .build(),
  );
  await rest.bind(flowId, { 'sap-b1': await rest.connectionOf('sap-b1') });
  return flowId;
}

test('records are shown by what tells them apart, searched, chosen by keys and tried; nothing is written', async ({
  rest,
  sandbox,
  sitDown,
}) => {
  await sandbox.reset();
  const flowId = await aLoop(rest, 'Chosen by hand', 'DocEntry gt 0');
  const { page } = await sitDown();
  const wizard = wizardOn(page);
  await wizard.configure(flowId, 'try');
  await page.getByTestId('records-fetch').click();
  const list = page.getByTestId('record-list');
  await expect(list.getByRole('row').nth(2)).toBeVisible();
  const chosen = list.getByRole('radio', { checked: true });
  await expect(chosen).toHaveAccessibleName(/^Record 1: /);
  await chosen.focus();
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toHaveAccessibleName(/^Record 2: .*\b17\b/);

  await page.getByRole('searchbox', { name: 'Search the records' }).fill('no such record');
  await expect(page.getByTestId('record-choice')).toContainText('No record matches what is searched for.');
  await page.getByRole('searchbox', { name: 'Search the records' }).fill('');
  await wizard.dryRun();
  await expect(wizard.requests).toHaveCount(1);
  await expect(wizard.requests).toContainText('Drafts(17)');
  expect(await sandbox.writes('sap-b1')).toEqual([]);
});

test('without a record, and without an answer, it is said what to do', async ({ rest, sitDown }) => {
  const { page } = await sitDown();
  const wizard = wizardOn(page);
  await wizard.configure(await aLoop(rest, 'Nothing fits', 'DocEntry gt 9000'), 'try');
  await page.getByTestId('records-fetch').click();
  await expect(page.getByTestId('records-none')).toContainText('nothing passes the filter of the query');
  await page.getByTestId('records-parameters').click();
  await wizard.shows('parameters');

  const flowId = await aLoop(rest, 'No way in', 'DocEntry gt 0');
  const { id: broken } = await rest.expectOk<{ id: string }>('POST', '/connections', {
    connectorKey: 'sap-b1',
    name: 'SAP with another password',
    variables: {
      serviceUrl: `${productUrl()}/sandbox/sap-b1/b1s/v1`,
      companyDb: 'SBODEMOCN',
      userName: 'manager',
    },
    secrets: { password: 'wrong' },
  });
  await rest.bind(flowId, { 'sap-b1': broken });
  await wizard.configure(flowId, 'try');
  await page.getByTestId('records-fetch').click();
  await expect(page.getByTestId('records-failed')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByTestId('records-again')).toBeVisible();
  await page.getByTestId('records-connection').click();
  await wizard.shows('connections');
});
