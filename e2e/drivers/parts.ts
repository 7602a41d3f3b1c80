/** The console's pages of a tenant's own connectors and functions. */
import { expect, type Page } from '@playwright/test';

export type Parts = ReturnType<typeof partsOn>;

export function partsOn(page: Page) {
  return {
    async open(): Promise<void> {
      await page.getByTestId('nav-parts').click();
      await expect(page.getByTestId('new-part')).toBeVisible();
    },

    /** Makes a part from the list and waits for its editor. */
    async create(kind: 'connector' | 'function', name: string): Promise<void> {
      await page.getByTestId('new-part').click();
      await page.getByTestId(`new-${kind}`).click();
      await page.getByTestId('part-name').fill(name);
      await page.getByTestId('part-create').click();
      await expect(page.getByTestId('part-state')).toBeVisible();
    },

    key: () => page.getByTestId('part-key').inputValue(),

    /** Replaces a text of the draft. */
    async write(testId: string, text: string): Promise<void> {
      const editor = page.getByTestId(testId).locator('.monaco-editor').first();
      // Near the beginning: the middle of a long text lies outside the editor.
      await editor.click({ position: { x: 90, y: 14 } });
      await expect(editor).toHaveClass(/focused/);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    },

    async publish(changelog: string, number: number): Promise<void> {
      await page.getByTestId('part-publish').click();
      await page.getByTestId('part-changelog').fill(changelog);
      await page.getByTestId('part-publish-confirm').click();
      await expect(page.getByTestId(`part-version-${number}`)).toContainText(changelog);
    },
  };
}
