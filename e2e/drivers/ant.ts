/** Controls of the component library whose parts lie elsewhere in the page. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a select and chooses the option with this text. */
export async function choose(page: Page, select: Locator, option: string | RegExp): Promise<void> {
  await select.click();
  const list = page.locator('.ant-select-dropdown:visible');
  await list.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
  await expect(list).toHaveCount(0);
}

/** Chooses an entry of the menu that is open. */
export async function chooseFromMenu(page: Page, entry: string | RegExp): Promise<void> {
  await page.locator('.ant-dropdown:visible').getByRole('menuitem', { name: entry }).click();
}
