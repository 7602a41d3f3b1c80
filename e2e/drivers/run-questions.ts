/** What a run asks people: its questions, and answering them. */
import { expect, type Page } from '@playwright/test';

type Choice = 'happened' | 'repeat' | 'fail';

export function runQuestionsOn(page: Page) {
  const panel = page.getByTestId('decision');
  return {
    panel,
    count: page.getByTestId('questions-count'),
    tab: (path: string) => page.getByTestId(`question-${path}`),
    dialog: page.getByRole('dialog'),
    confirm: page.getByTestId('decide-confirm'),

    /** The question that is looked at. */
    async shows(path: string): Promise<void> {
      await expect(panel).toHaveAttribute('data-question', path);
    },

    async answer(choice: Choice, output?: string): Promise<void> {
      await page.getByTestId(`decide-${choice}`).click();
      if (output !== undefined) await page.getByTestId('decide-output').fill(output);
      await page.getByTestId('decide-confirm').click();
      await expect(page.getByRole('dialog')).toBeHidden();
    },
  };
}
