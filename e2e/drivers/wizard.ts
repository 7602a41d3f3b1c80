/** The wizard that creates and configures flows, and the page that clones them. */
import { expect, type Page } from '@playwright/test';

export type Wizard = ReturnType<typeof wizardOn>;
type Step = 'connections' | 'parameters' | 'mapping' | 'try' | 'publish';

export function wizardOn(page: Page) {
  const shows = (step: Step) => page.locator(`section[data-testid="wizard-${step}"]`).waitFor();
  return {
    shows,
    requests: page.getByTestId('sent-request'),
    made: page.getByTestId('made-flows').getByRole('listitem'),
    problems: page.getByTestId('publish-problems'),

    async configure(flowId: string, step: Step = 'connections'): Promise<void> {
      await page.goto(`/flows/${flowId}/configure?step=${step}`);
      await shows(step);
    },

    async goTo(step: Step): Promise<void> {
      await page.getByTestId(`wizard-step-${step}`).click();
      await shows(step);
    },

    async next(step: Step): Promise<void> {
      await page.getByTestId('wizard-next').click();
      await shows(step);
    },

    async dryRun(): Promise<void> {
      await page.getByTestId('dry-run').click();
      await page.getByTestId('dry-run-result').waitFor();
    },

    publish: () => page.locator('button[data-testid="wizard-publish"]').click(),

    async runOnce(): Promise<void> {
      await page.getByTestId('run-once-start').click();
      await expect(page.getByTestId('run-once-result')).toHaveAttribute('data-run-state', 'succeeded');
    },
  };
}
