/** The data ledger: datasets, the records of one, and a record in its drawer. */
import { expect, type Page } from '@playwright/test';
import { choose } from './ant.ts';

export type RecordPart = 'Source' | 'Sent' | 'Answer';

export type Ledger = ReturnType<typeof ledgerOn>;

export function ledgerOn(page: Page) {
  const record = (key: string) => page.getByTestId(`record-${key}`);
  const searchBox = page.getByRole('searchbox', { name: 'Key begins with…' });
  const drawer = page.getByTestId('record-drawer');

  return {
    page,
    record,
    drawer,
    searchBox,
    records: page.locator('.record-key'),

    async open(dataset: string): Promise<void> {
      await page.getByTestId('nav-ledger').click();
      await page.getByTestId(`dataset-${dataset}`).click();
      await expect(page.getByRole('heading', { name: dataset })).toBeVisible();
    },

    async filter(state: string): Promise<void> {
      await choose(page, page.getByTestId('filter-state'), state);
    },

    /** Looks for records whose key begins with this. */
    async search(key: string): Promise<void> {
      await searchBox.fill(key);
      await searchBox.press('Enter');
    },

    async select(...keys: string[]): Promise<void> {
      for (const key of keys) {
        await page
          .getByRole('row')
          .filter({ has: record(key) })
          .getByRole('checkbox')
          .check();
      }
    },

    /** Agrees to what a dialog asks. */
    async agree(): Promise<void> {
      const dialog = page.getByRole('dialog').filter({ visible: true });
      await dialog.getByRole('button', { name: 'OK' }).click();
      await expect(dialog).toHaveCount(0);
    },

    async show(key: string): Promise<void> {
      await record(key).click();
      await expect(drawer).toContainText(key);
    },

    /** A part of the record in the drawer, as it is kept. */
    async json(part: RecordPart): Promise<unknown> {
      await drawer.getByRole('tab', { name: part }).click();
      await drawer.getByTestId('json-raw').filter({ visible: true }).click();
      const body = drawer.getByTestId('json-body').filter({ visible: true });
      await expect(body).toHaveCount(1);
      return JSON.parse(await body.innerText());
    },
  };
}
