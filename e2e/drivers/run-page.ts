/** The page of one run: its state, its steps, and the data of each. */
import { expect, type Page } from '@playwright/test';

export type StepData = 'input' | 'output' | 'request' | 'response';

export type RunPage = ReturnType<typeof runPageOn>;

export function runPageOn(page: Page) {
  const state = page.getByTestId('run-state');
  const stepRun = (path: string) => page.getByTestId(`step-run-${path}`);
  const body = page.getByTestId('step-run-panel').getByTestId('json-body').filter({ visible: true });

  return {
    page,
    state,
    stepRun,
    failure: page.getByTestId('failure').filter({ visible: true }),
    /** A step's card on the coloured canvas. */
    card: (key: string) => page.getByTestId(`step-${key}`),

    async open(runId: string): Promise<void> {
      await page.goto(`/runs/${runId}`);
      await page.getByTestId('run-page').waitFor();
    },

    async ended(as: string): Promise<void> {
      await expect(state).toHaveAttribute('data-state', as, { timeout: 30_000 });
    },

    /** Shows the insides of a loop's `number`-th item, counted from one. */
    async chooseItem(loopPath: string, number: number): Promise<void> {
      await page.getByTestId(`choose-item-${loopPath}`).click();
      const list = page.locator('.ant-select-dropdown:visible');
      await list
        .locator('.ant-select-item-option')
        .nth(number - 1)
        .click();
      await expect(list).toHaveCount(0);
    },

    async show(path: string): Promise<void> {
      await stepRun(path).click();
      await expect(page.getByTestId('step-run-panel')).toContainText(path);
    },

    /** What went into or came out of the step on show, as it stands in the journal. */
    async json(data: StepData): Promise<unknown> {
      const panel = page.getByTestId('step-run-panel');
      await panel.getByTestId(`tab-${data}`).click();
      await panel.getByTestId('json-raw').filter({ visible: true }).click();
      await expect(body).toHaveCount(1);
      return JSON.parse(await body.innerText());
    },
  };
}
