/** Testing in the designer: the Test tab of a step, dry runs, what a past run leaves there. */
import { expect, type Page } from '@playwright/test';
import { choose } from './ant.ts';

export type StepTest = ReturnType<typeof stepTestOn>;

export function stepTestOn(page: Page) {
  const tab = page.getByTestId('test-tab');
  const result = page.getByTestId('step-test-result');
  const runPanel = page.getByTestId('run-panel');

  return {
    tab,
    result,
    runPanel,
    ask: page.getByTestId('ask-writes'),
    pinnedLine: page.getByTestId('pinned-line'),
    source: (name: string) => page.getByTestId(`sample-of-${name}`),

    /** Opens a tab of the side panel by its name. */
    async open(name: RegExp): Promise<void> {
      await page.getByTestId('side-panel').getByRole('tab', { name }).click();
    },

    async press(
      button: 'test-step' | 'test-to-here' | 'ask-send' | 'ask-show' | 'ask-pin' | 'pin-result',
    ): Promise<void> {
      await page.getByTestId(button).click();
    },

    async ended(state: string): Promise<void> {
      await expect(result).toHaveAttribute('data-state', state, { timeout: 30_000 });
    },

    /** One kind of data of the step that was tested, or that is shown in the run panel. */
    async data(place: 'test' | 'run', part: 'output' | 'input' | 'request' | 'response'): Promise<unknown> {
      const box = (place === 'test' ? result : runPanel).getByTestId('step-run-data');
      await box.getByTestId(`run-data-${part}`).click();
      return JSON.parse(await box.getByTestId('json-text').filter({ visible: true }).innerText());
    },

    /** Runs the draft from the dialog that is open. */
    async startRun(mode: 'real' | 'dry'): Promise<void> {
      if (mode === 'dry') await page.getByTestId('test-mode').locator('.ant-segmented-item').nth(1).click();
      await page.getByTestId('test-start').click();
    },

    async runEnded(state: string): Promise<void> {
      await expect(runPanel).toHaveAttribute('data-run-state', state, { timeout: 30_000 });
    },

    /** State of a step run in the run panel. */
    stepRun: (path: string) => runPanel.getByTestId(`run-step-${path}`),

    async takeSamplesFrom(option: RegExp): Promise<void> {
      await choose(page, page.getByTestId('sample-source'), option);
    },
  };
}
