/** The lists, their dialogs, and the pages of templates. */
import type { Sight } from './sight.ts';
import type { Things } from './things.ts';

export function consoleSights({ flowId, succeededRunId, conflict, behindFlowId }: Things): Sight[] {
  const shared = {
    address: '/templates?tab=shared',
    ready: `[data-testid="copy-template-${conflict.templateKey}"]`,
  };
  const row = `[data-testid="flow-row-${flowId}"]`;
  const flows = { address: '/flows', ready: row };
  return [
    { name: 'flows', ...flows },
    {
      name: 'flows-selected',
      ...flows,
      open: (page) => page.locator(row).getByRole('checkbox').check(),
    },
    {
      name: 'flows-none-found',
      address: '/flows?search=nothing-is-called-so',
      ready: '[data-testid="list-empty"]',
    },
    {
      name: 'flows-new',
      ...flows,
      open: async (page) => {
        await page.getByTestId('new-flow').click();
        await page.getByTestId('new-flow-name').waitFor();
      },
    },
    {
      name: 'flows-tags',
      ...flows,
      open: async (page) => {
        await page.locator(row).getByRole('checkbox').check();
        await page.getByTestId('many-tag').click();
        await page.getByTestId('tags-add').waitFor();
      },
    },
    { name: 'runs', address: '/runs', ready: `[data-testid="run-row-${succeededRunId}"]` },
    { name: 'ledger', address: '/ledger', ready: '[data-testid="dataset-items"]' },
    { name: 'dataset', address: '/ledger/items', ready: '[data-testid^="record-"]' },
    {
      name: 'dataset-record',
      address: '/ledger/items',
      ready: '[data-testid^="record-"]',
      open: async (page) => {
        await page.locator('[data-testid^="record-ITM"]').first().click();
        await page.getByRole('dialog').waitFor();
      },
    },
    { name: 'templates', address: '/templates', ready: '[data-testid="picture-T05"] img' },
    {
      name: 'templates-use',
      address: '/templates',
      ready: '[data-testid="use-template-T05"]',
      open: async (page) => {
        await page.getByTestId('use-template-T05').click();
        await page.getByTestId('wizard-next').waitFor();
      },
    },
    {
      name: 'templates-copy',
      ...shared,
      open: async (page) => {
        await page.getByTestId(`copy-template-${conflict.templateKey}`).click();
        // What opens must not open a hint under the mouse.
        await page.mouse.move(0, 0);
        await page.getByTestId('copy-item-flow-part2').waitFor();
      },
    },
    {
      name: 'templates-copy-flow',
      ...shared,
      open: async (page) => {
        await page.getByTestId(`copy-template-${conflict.templateKey}`).click();
        // What opens must not open a hint under the mouse.
        await page.mouse.move(0, 0);
        await page.getByTestId('copy-compare-part2').click();
        await page.getByTestId('change-details').waitFor();
      },
    },
    {
      name: 'templates-copy-table',
      ...shared,
      open: async (page) => {
        await page.getByTestId(`copy-template-${conflict.templateKey}`).click();
        // What opens must not open a hint under the mouse.
        await page.mouse.move(0, 0);
        await page.getByTestId(`copy-compare-${conflict.table}`).click();
        await page.getByTestId('difference-kg').waitFor();
      },
    },
    {
      name: 'templates-preview',
      address: '/templates',
      ready: '[data-testid="preview-T07"]',
      open: async (page) => {
        await page.getByTestId('preview-T07').click();
        await page.getByTestId('template-canvas').locator('[data-testid="step-getPrice"]').waitFor();
      },
    },
    { name: 'upgrades', address: '/templates/upgrades', ready: '[data-testid^="upgrade-row-"]' },
    {
      name: 'upgrades-selected',
      address: '/templates/upgrades',
      ready: '[data-testid^="upgrade-row-"]',
      open: (page) => page.locator('[data-testid^="upgrade-row-"]').first().getByRole('checkbox').check(),
    },
    {
      name: 'upgrades-batch',
      address: '/templates/upgrades',
      ready: '[data-testid^="upgrade-row-"]',
      open: async (page) => {
        for (const name of ['开票 一厂', '开票 二厂']) {
          const row = page.locator('[data-testid^="upgrade-row-"]').filter({ hasText: name });
          await row.first().getByRole('checkbox').check();
        }
        await page.getByTestId('upgrade-many').click();
        await page.getByTestId('upgrade-lacks').first().waitFor();
        await page.locator('[data-testid^="batch-family-"] button').last().click();
      },
    },
    {
      name: 'upgrades-roll-back',
      address: '/templates/upgrades?tab=done',
      ready: '[data-testid^="upgrade-done-"]',
      open: async (page) => {
        await page.locator('[data-testid^="upgrade-done-"]').first().getByRole('button').click();
        await page.getByTestId('roll-back-flows').getByRole('region').first().waitFor();
      },
    },
    {
      name: 'upgrade',
      address: `/templates/upgrades/${behindFlowId}`,
      ready: '[data-testid="conflict-card"]',
    },
    {
      name: 'upgrade-changes',
      address: `/templates/upgrades/${behindFlowId}`,
      ready: '[data-testid="conflict-card"]',
      open: async (page) => {
        await page.getByTestId('upgrade-tab-changes').click();
        await page.getByTestId('change-row').first().waitFor();
      },
    },
    { name: 'connections', address: '/connections', ready: '[data-testid^="connection-row-"]' },
    {
      name: 'connections-new',
      address: '/connections',
      ready: '[data-testid="new-connection"]',
      open: async (page) => {
        await page.getByTestId('new-connection').click();
        await page.getByTestId('choose-connector-sap-b1').click();
        await page.getByTestId('connection-name').waitFor();
      },
    },
    ...['members', 'credentials', 'limits', 'rest'].map((tab) => ({
      name: `settings-${tab}`,
      address: `/settings?tab=${tab}`,
      ready: '[role="tabpanel"]',
    })),
    { name: 'no-such-page', address: '/nowhere', ready: 'h1' },
  ];
}
