/** The page of templates, and the dialogs that publish and share them. */
import { expect, type Page } from '@playwright/test';
import { chooseFromMenu } from './ant.ts';

export type Templates = ReturnType<typeof templatesOn>;

export function templatesOn(page: Page) {
  const card = (name: string) => page.getByRole('article', { name, exact: true });
  const dialog = page.getByRole('dialog');
  const menu = async (name: string, entry: string | RegExp) => {
    await card(name).locator('[data-testid^="template-menu-"]').click();
    await chooseFromMenu(page, entry);
  };

  return {
    card,
    menu,
    cards: page.getByRole('article'),
    travels: page.getByTestId('what-travels'),

    async open(tab: 'mine' | 'shared' | 'shipped'): Promise<void> {
      await page.goto(tab === 'shipped' ? '/templates' : `/templates?tab=${tab}`);
      await expect(page.getByRole('tab', { selected: true })).toBeVisible();
    },

    /** Opens the publish dialog from a flow's menu in the list. */
    async publishFromList(flow: string): Promise<void> {
      await page.goto(`/flows?search=${encodeURIComponent(flow)}`);
      await page.getByRole('button', { name: `Actions for ${flow}`, exact: true }).click();
      await chooseFromMenu(page, 'Publish as template');
      await page.getByTestId('what-travels').waitFor();
    },

    /** Presses the dialog's button and waits until the template is there. */
    async confirmPublish(): Promise<void> {
      await page.getByTestId('publish-template-confirm').click();
      await expect(page.getByTestId('publish-template')).toHaveCount(0);
    },

    async openSharing(name: string): Promise<void> {
      await menu(name, /Share/);
      await page.getByTestId('share-code').waitFor();
    },

    async shareWith(code: string): Promise<void> {
      await page.getByTestId('share-code').fill(code);
      await page.getByTestId('share-add').click();
      await page.getByTestId(`revoke-${code}`).waitFor();
    },

    async closeDialog(): Promise<void> {
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    },

    async importPackage(name: string, content: string): Promise<void> {
      await page
        .getByTestId('package-file')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    },
  };
}
