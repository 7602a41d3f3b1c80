/** The designer and what lies over it. */
import type { Page } from '@playwright/test';
import type { Sight } from './sight.ts';
import type { Things } from './things.ts';

export function designerSights({ flowId, approvalFlowId }: Things): Sight[] {
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
      name: 'designer-several',
      ...designer,
      open: async (page) => {
        await step('orders')(page);
        await page.getByTestId('step-invoice').click({ modifiers: ['Shift'], position: { x: 60, y: 14 } });
        await page.getByTestId('several-steps').waitFor();
      },
    },
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
