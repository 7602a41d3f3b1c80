/** The dialog that copies a template, or imports a package, item by item. */
import { expect, type Page } from '@playwright/test';

export type ItemName = `${'flow' | 'lookupTable'}-${string}`;

export function copyingOn(page: Page) {
  const item = (name: ItemName) => page.getByTestId(`copy-item-${name}`);
  return {
    item,
    dialog: page.getByTestId('copy-dialog'),
    summary: page.getByTestId('copy-summary'),
    differences: page.getByTestId('copy-differences'),

    async choose(name: ItemName, choice: 'mine' | 'theirs' | 'both'): Promise<void> {
      await item(name).getByTestId(`choose-${choice}`).click();
      await expect(item(name).getByRole('radio', { checked: true })).toHaveCount(1);
    },

    /** Opens the comparison of an item. */
    async compare(key: string): Promise<void> {
      await page.getByTestId(`copy-compare-${key}`).click();
      await page.getByTestId('copy-differences').waitFor();
    },

    async closeComparison(): Promise<void> {
      await page
        .getByRole('dialog')
        .filter({ has: page.getByTestId('copy-differences') })
        .locator('.ant-modal-footer button')
        .click();
      await expect(page.getByTestId('copy-differences')).toHaveCount(0);
    },

    async confirm(): Promise<void> {
      await page.getByTestId('copy-confirm').click();
      await page.getByTestId('copy-summary').waitFor();
    },
  };
}
