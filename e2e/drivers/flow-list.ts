/** The list of flows: its folders, its selection, its files. */
import { expect, type Locator, type Page } from '@playwright/test';
import { choose, chooseFromMenu } from './ant.ts';

export type FlowList = ReturnType<typeof flowListOn>;

export function flowListOn(page: Page) {
  const dialog = page.getByRole('dialog');
  const row = (name: string) =>
    page.locator('[data-testid^="flow-row-"]').filter({ has: page.getByRole('link', { name, exact: true }) });
  const folder = (name: string): Locator => page.getByTestId(`folder-${name}`);

  return {
    row,
    folder,
    rows: page.locator('[data-testid^="flow-row-"]'),

    async open(query = ''): Promise<void> {
      await page.goto(`/flows${query}`);
      await page.getByTestId('folder-all').waitFor();
    },

    async newFolder(name: string, inside?: string): Promise<void> {
      if (inside === undefined) await page.getByTestId('new-folder').click();
      else {
        await page.getByTestId(`folder-menu-${inside}`).click();
        await chooseFromMenu(page, 'New folder inside');
      }
      await page.getByTestId('folder-name').fill(name);
      await page.getByTestId('folder-name').press('Enter');
      await folder(name).waitFor();
    },

    async folderMenu(name: string, entry: string): Promise<void> {
      await page.getByTestId(`folder-menu-${name}`).click();
      await chooseFromMenu(page, entry);
    },

    /** Flows in the folder and in all folders inside it, as the tree counts them. */
    async expectCount(name: string, count: number): Promise<void> {
      const line = page.locator('.folder-row').filter({ has: folder(name) });
      await expect(line.locator('.folder-count')).toHaveText(String(count));
    },

    /** Chooses a value of one of the filters, or takes it back when it is chosen. */
    async filter(by: 'state' | 'connector' | 'trigger' | 'tags', value: string | RegExp): Promise<void> {
      await page.getByTestId(`flow-filter-${by}`).click();
      await chooseFromMenu(page, value);
      if (by === 'tags') await page.keyboard.press('Escape');
      await expect(page.locator('.ant-dropdown:visible')).toHaveCount(0);
    },

    async tick(...names: string[]): Promise<void> {
      for (const name of names)
        await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check();
      await expect(page.getByTestId('flow-bulk')).toContainText(`${names.length} selected`);
    },

    async moveTo(path: string): Promise<void> {
      await page.getByTestId('many-move').click();
      await choose(page, page.getByTestId('move-target'), path);
      await dialog.getByRole('button', { name: 'Move' }).click();
      await expect(dialog).toHaveCount(0);
    },

    async addTag(tag: string): Promise<void> {
      await page.getByTestId('many-tag').click();
      await page.getByTestId('tags-add').locator('input').fill(tag);
      await page.keyboard.press('Enter');
      await page.getByTestId('tags-add').locator('.ant-select-selection-item').waitFor();
      await dialog.getByRole('button', { name: 'Apply' }).click();
      await expect(dialog).toHaveCount(0);
    },

    /** Chooses a file in the import. */
    async importFile(name: string, content: string): Promise<void> {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Import' }).click();
      await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    },
  };
}
