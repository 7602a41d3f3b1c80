/** Every page, and every dialog and panel worth a look, with real things on it: for the checks and for the pictures. */
import type { Page } from '@playwright/test';
import { tenantSights } from './tenant-sights.ts';
import type { Things } from './things.ts';

/** What is looked at: an address, what stands there once it is read, and what is opened then. */
export type Sight = {
  /** Unique; also the name of its picture. */
  name: string;
  address: string;
  /** Selector of what is there once the page is read. */
  ready: string;
  open?: (page: Page) => Promise<void>;
};

export const sightsOf = (things: Things): Sight[] => [
  ...consoleSights(things),
  ...wizardSights(things),
  ...runSights(things),
  ...designerSights(things),
  ...tenantSights(things.tenant),
  ...partSights(things),
];

function consoleSights({ flowId, succeededRunId, conflict, behindFlowId }: Things): Sight[] {
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
    { name: 'templates', address: '/templates', ready: '[data-testid^="use-template-"]' },
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
        await page.getByTestId('copy-item-flow-part2').waitFor();
      },
    },
    {
      name: 'templates-copy-flow',
      ...shared,
      open: async (page) => {
        await page.getByTestId(`copy-template-${conflict.templateKey}`).click();
        await page.getByTestId('copy-compare-part2').click();
        await page.getByTestId('change-details').waitFor();
      },
    },
    {
      name: 'templates-copy-table',
      ...shared,
      open: async (page) => {
        await page.getByTestId(`copy-template-${conflict.templateKey}`).click();
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

function wizardSights({ flowId, approvalFlowId }: Things): Sight[] {
  const configure = (step: string, of = flowId) => ({
    address: `/flows/${of}/configure?step=${step}`,
    ready: `section[data-testid="wizard-${step}"]`,
  });
  return [
    {
      name: 'wizard-connections',
      ...configure('connections', approvalFlowId),
      open: async (page) => {
        await page.getByTestId('different-sap-b1-open').click();
        await page.mouse.move(0, 0);
      },
    },
    { name: 'wizard-parameters', ...configure('parameters', approvalFlowId) },
    {
      name: 'wizard-mapping',
      ...configure('mapping'),
      open: (page) => page.getByTestId('auto-map').waitFor(),
    },
    {
      name: 'wizard-dry-run',
      ...configure('try', approvalFlowId),
      open: async (page) => {
        await page.getByTestId('dry-run').click();
        await page.getByTestId('dry-run-result').waitFor();
        await page.mouse.move(0, 0);
      },
    },
    { name: 'wizard-publish', ...configure('publish', approvalFlowId) },
    { name: 'clone', address: `/flows/${approvalFlowId}/clone`, ready: '[data-testid="clone-page"]' },
  ];
}

function partSights({ functionId, connectorId }: Things): Sight[] {
  const list = { address: '/parts', ready: '[data-testid="part-row-x-depot"]' };
  const own = (id: string, text: string) => ({
    address: `/parts/${id}`,
    ready: `[data-testid="${text}"] .monaco-editor`,
  });
  return [
    { name: 'parts', ...list },
    {
      name: 'parts-new',
      ...list,
      open: async (page) => {
        await page.getByTestId('new-part').click();
        await page.getByTestId('new-function').click();
        await page.getByTestId('part-name').waitFor();
      },
    },
    {
      name: 'part-function',
      ...own(functionId, 'part-source'),
      open: async (page) => {
        await page.getByTestId('cases-run').click();
        await page.getByTestId('case-1-outcome').scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'part-publish',
      ...own(functionId, 'part-source'),
      open: async (page) => {
        await page.getByTestId('part-publish').click();
        await page.getByTestId('part-changelog').waitFor();
      },
    },
    { name: 'part-connector', ...own(connectorId, 'part-manifest') },
  ];
}

function runSights({ succeededRunId, failedRunId, waitingRunId, undecidedRunId }: Things): Sight[] {
  const run = (id: string) => ({ address: `/runs/${id}`, ready: '[data-testid="timeline-run"]' });
  return [
    { name: 'run', ...run(succeededRunId) },
    {
      name: 'run-step',
      ...run(succeededRunId),
      open: async (page) => {
        await page.getByTestId('step-listDrafts').click({ position: { x: 60, y: 14 } });
        await page.getByTestId('step-run-panel').waitFor();
      },
    },
    { name: 'run-failed', ...run(failedRunId) },
    {
      name: 'run-retry',
      ...run(failedRunId),
      open: async (page) => {
        await page.getByTestId('retry-run').click();
        await page.getByTestId('retry-start').waitFor();
      },
    },
    { name: 'run-waiting', ...run(waitingRunId) },
    { name: 'run-undecided', ...run(undecidedRunId) },
  ];
}

function designerSights({ flowId, approvalFlowId }: Things): Sight[] {
  const designer = { address: `/flows/${flowId}`, ready: '[data-testid="step-orders"]' };
  const step = (key: string) => async (page: Page) => {
    await page.getByTestId(`step-${key}`).click({ position: { x: 60, y: 14 } });
    await page.getByTestId('side-panel').waitFor();
  };
  const press = (testId: string, until: string) => async (page: Page) => {
    await page.getByTestId(testId).click();
    await page.getByTestId(until).first().waitFor();
  };
  return [
    { name: 'designer', ...designer },
    { name: 'designer-pick', ...designer, open: press('drop-root-1', 'picker-group-logic') },
    {
      name: 'designer-pick-recent',
      ...designer,
      open: async (page) => {
        await page.getByTestId('drop-root-1').click();
        await page.getByTestId('picker-tab-recent').click();
        await page.getByTestId('picker-empty').waitFor();
      },
    },
    { name: 'designer-more', ...designer, open: press('toolbar-more', 'picture-png') },
    {
      name: 'designer-approval',
      address: `/flows/${approvalFlowId}`,
      ready: '[data-testid="step-startApproval"]',
    },
    ...['orders', 'each', 'invoice', 'listDrafts'].map((key) => ({
      name: `designer-${key}`,
      ...designer,
      open: step(key),
    })),
    {
      name: 'designer-mapping',
      ...designer,
      open: async (page) => {
        await step('invoice')(page);
        await page.getByTestId('mapping-editor-open').click();
        await page.getByTestId('mapping-editor').waitFor();
      },
    },
    {
      name: 'designer-data',
      ...designer,
      open: async (page) => {
        await step('listDrafts')(page);
        await page.getByTestId('pick-input.$filter').click();
        await page.getByTestId('data-picker').waitFor();
      },
    },
    {
      name: 'designer-expression',
      ...designer,
      open: async (page) => {
        await step('each')(page);
        await page.getByTestId('field-items').click();
        await page.keyboard.press('Alt+Enter');
        await page.getByTestId('expression-dialog').waitFor();
        await page.locator('.monaco-editor .view-line').first().waitFor();
      },
    },
    {
      name: 'designer-commands',
      ...designer,
      open: async (page) => {
        await page.keyboard.press('Control+k');
        await page.getByTestId('command-list').waitFor();
      },
    },
    { name: 'designer-help', ...designer, open: press('toolbar-help', 'help-sheet') },
    { name: 'designer-publish', ...designer, open: press('toolbar-publish', 'publish-changelog') },
    { name: 'designer-versions', ...designer, open: press('toolbar-versions', 'version-rows') },
    {
      name: 'designer-compare',
      ...designer,
      open: async (page) => {
        await page.getByTestId('toolbar-versions').click();
        await page.getByTestId('compare-draft').click();
        await page.getByTestId('change-list').waitFor();
      },
    },
  ];
}
