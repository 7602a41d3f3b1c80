/** Settings → API keys. */
import { expect, type Page } from '@playwright/test';
import { choose } from './ant.ts';

type Wish = { name: string; days?: string | RegExp; allTenants?: boolean };

export function apiKeysOn(page: Page) {
  const row = (name: string) => page.getByTestId(`key-row-${name}`);
  return {
    row,

    async open(): Promise<void> {
      await page.goto('/settings?tab=keys');
      await page.getByTestId('new-key').waitFor();
    },

    /** Makes a key and answers it; the dialog that shows it stays open. */
    async make({ name, days, allTenants = false }: Wish): Promise<string> {
      await page.getByTestId('new-key').click();
      await page.getByTestId('key-name').fill(name);
      if (days !== undefined) await choose(page, page.getByTestId('key-days'), days);
      if (allTenants) await page.getByTestId('key-all-tenants').check();
      await page.getByTestId('key-create').click();
      return await page.getByTestId('key-value').inputValue();
    },

    async done(): Promise<void> {
      await page.getByTestId('key-done').click();
      await expect(page.getByTestId('key-value')).toHaveCount(0);
    },

    async askToRevoke(name: string): Promise<void> {
      await row(name)
        .getByRole('button', { name: /Revoke|吊销/ })
        .click();
      await page.locator('.ant-modal-confirm').waitFor();
    },

    /** Says yes to what is asked. */
    async confirm(): Promise<void> {
      await page.locator('.ant-modal-confirm .ant-btn-dangerous').click();
    },

    async revoke(name: string): Promise<void> {
      await this.askToRevoke(name);
      await this.confirm();
    },
  };
}
