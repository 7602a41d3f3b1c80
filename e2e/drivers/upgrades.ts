/** The pages on which flows made from templates are upgraded and rolled back. */
import { expect, type Page } from '@playwright/test';
import { choose } from './ant.ts';

export type Upgrades = ReturnType<typeof upgradesOn>;

export function upgradesOn(page: Page) {
  const row = (name: string) =>
    page.locator('[data-testid^="upgrade-row-"]').filter({ has: page.getByText(name, { exact: true }) });
  return {
    row,
    doneRow: (name: string) =>
      page.locator('[data-testid^="upgrade-done-"]').filter({ has: page.getByText(name, { exact: true }) }),
    conflicts: page.getByTestId('conflict-card'),
    apply: page.getByTestId('upgrade-apply'),
    change: (name: string) => page.getByTestId('change-row').filter({ hasText: name }),

    async openTab(tab: 'conflicts' | 'changes' | 'values' | 'problems'): Promise<void> {
      await page.getByTestId(`upgrade-tab-${tab}`).click();
    },

    async select(name: string): Promise<void> {
      await row(name).getByRole('checkbox').check();
    },

    /** To the page on which what the selected ones need is asked. */
    async toBatch(conflicts?: string): Promise<void> {
      if (conflicts !== undefined) await choose(page, page.getByTestId('upgrade-policy'), conflicts);
      await page.getByTestId('upgrade-many').click();
      await page.getByTestId('batch-state').waitFor();
    },

    batchState: page.getByTestId('batch-state'),
    family: (name: string) =>
      page.locator('[data-testid^="batch-family-"]').filter({ has: page.getByText(name, { exact: true }) }),

    async applyBatch(): Promise<void> {
      await page.getByTestId('batch-apply').click();
      await expect(page.getByTestId('batch-apply')).toHaveCount(0);
    },

    async backToAll(): Promise<void> {
      await page.getByRole('link', { name: 'All upgrades' }).click();
    },

    async confirmRollBack(): Promise<void> {
      await page.getByTestId('roll-back-flows').getByRole('region').first().waitFor();
      await page.getByTestId('roll-back-confirm').click();
      await expect(page.getByTestId('messages')).toContainText('Rolled back.');
    },
  };
}
