/** Editing by keys and menus, as the canvas shows it. */
import { expect, type Page } from '@playwright/test';
import { chooseFromMenu } from './ant.ts';
import type { Designer } from './designer.ts';

export function canvasEditsOn(page: Page, designer: Designer) {
  const press = (keys: string) => page.keyboard.press(keys);

  /** Keys of the steps, from top to bottom. */
  async function drawn(): Promise<string[]> {
    const cards = designer.canvas.locator('[data-step-id]');
    const places = await cards.evaluateAll((elements) =>
      elements.map((element) => {
        const { top, left } = element.getBoundingClientRect();
        return { key: (element.getAttribute('data-testid') ?? '').replace(/^step-/, ''), top, left };
      }),
    );
    return places.sort((a, b) => a.top - b.top || a.left - b.left).map((place) => place.key);
  }

  return {
    press,
    drawn,

    async expectDrawn(...keys: string[]): Promise<void> {
      await expect.poll(drawn).toEqual(keys);
    },

    /** Keys of the selected steps, from top to bottom. */
    async expectSelected(...keys: string[]): Promise<void> {
      const selected = async () => {
        const cards = designer.canvas.locator('.step-card.is-selected');
        const ids = await cards.evaluateAll((elements) =>
          elements.map((each) => each.getAttribute('data-testid')),
        );
        const order = await drawn();
        return ids
          .map((id) => (id ?? '').replace(/^step-/, ''))
          .sort((a, b) => order.indexOf(a) - order.indexOf(b));
      };
      await expect.poll(selected).toEqual(keys);
    },

    /** Takes the last edit back with one press, and brings it again. */
    async expectOneUndo({ before, after }: { before: string[]; after: string[] }): Promise<void> {
      await expect.poll(drawn).toEqual(after);
      await press('ControlOrMeta+z');
      await expect.poll(drawn).toEqual(before);
      await press('ControlOrMeta+y');
      await expect.poll(drawn).toEqual(after);
    },

    async menuOf(key: string, ...entries: RegExp[]): Promise<void> {
      await designer.step(key).locator('.step-card-face').click({ button: 'right' });
      for (const entry of entries.slice(0, -1)) {
        await page.locator('.ant-dropdown:visible').getByRole('menuitem', { name: entry }).hover();
      }
      const last = entries.at(-1);
      if (last === undefined) return;
      if (entries.length === 1) await chooseFromMenu(page, last);
      else
        await page
          .locator('.ant-dropdown-menu-submenu:visible')
          .getByRole('menuitem', { name: last })
          .click();
    },

    /** Opens the command palette, types and takes the first entry. */
    async command(query: string): Promise<void> {
      await press('ControlOrMeta+k');
      const box = page.getByTestId('command-box');
      await expect(box).toBeFocused();
      await page.keyboard.type(query);
      // What is typed is ranked at once, pinyin when its dictionary has come.
      await expect(page.getByTestId('command-list').locator('[aria-selected="true"]')).toBeVisible();
      await press('Enter');
      await expect(box).toHaveCount(0);
    },
  };
}
