/** The steps of the wizard, and cloning. */
import type { Sight } from './sight.ts';
import type { Things } from './things.ts';

export function wizardSights({ flowId, approvalFlowId }: Things): Sight[] {
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
    {
      name: 'wizard-records',
      ...configure('try', approvalFlowId),
      open: async (page) => {
        await page.getByTestId('records-fetch').click();
        await page.getByTestId('record-list').waitFor();
        await page.mouse.move(0, 0);
      },
    },
    { name: 'wizard-publish', ...configure('publish', approvalFlowId) },
    { name: 'clone', address: `/flows/${approvalFlowId}/clone`, ready: '[data-testid="clone-page"]' },
    {
      name: 'unfinished-setup',
      address: '/templates',
      ready: '[data-testid="use-template-T06"]',
      open: async (page) => {
        await page.getByTestId('use-template-T06').click();
        await page.locator('section[data-testid="wizard-connections"]').waitFor();
        await page.getByTestId('wizard-next').click();
        await page.getByTestId('setup-note').waitFor();
        await page.goto('/flows');
        await page.getByTestId('setup-discard').first().click();
        await page.getByTestId('setup-remains').getByText(/./).first().waitFor();
        await page.mouse.move(0, 0);
      },
    },
  ];
}
