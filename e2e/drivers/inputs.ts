/** What the inputs of the side panel offer: the data picker, the list under the caret, chips. */
import { expect, type Locator, type Page } from '@playwright/test';

export type Inputs = ReturnType<typeof inputsOn>;

export function inputsOn(page: Page) {
  const field = (path: string) => page.getByTestId(`field-${path}`);
  const picker = page.getByTestId('data-picker');
  const suggestions = page.getByTestId('suggestions');
  return {
    picker,
    /** The lines that are drawn; of a long list only those on screen are. */
    lines: picker.getByRole('treeitem'),
    line: (expression: string) => picker.getByTestId(`data-${expression}`),
    active: picker.locator('[role="treeitem"][aria-selected="true"]'),
    search: picker.getByTestId('picker-data-search'),

    suggestions,
    suggestion: (id: string) => suggestions.getByTestId(`suggest-${id}`),
    /** What is said of the marked suggestion. */
    about: page.getByTestId('suggestion-about'),

    chips: (path: string) => field(path).locator('.chip'),
    chipCard: page.getByTestId('chip-card'),

    async openPicker(path: string): Promise<void> {
      await page.getByTestId(`pick-${path}`).click();
      await expect(picker.getByTestId('picker-data-search')).toBeFocused();
    },

    /** Puts the caret behind the text of an input. */
    async caretAtEnd(path: string): Promise<void> {
      await field(path).focus();
      await page.keyboard.press('ControlOrMeta+End');
    },

    /** Drags a line of the picker over an input, which lights up, and lets it go at its beginning or end. */
    async drag(line: Locator, path: string, side: 'start' | 'end'): Promise<void> {
      const from = await boxOf(line);
      const to = await boxOf(field(path));
      const box = page.locator('.template-box', { has: field(path) });
      await page.mouse.move(from.x + 60, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(from.x + 90, from.y + from.height / 2, { steps: 4 });
      const x = side === 'start' ? to.x + 8 : to.x + to.width - 8;
      await page.mouse.move(x, to.y + 16, { steps: 8 });
      await expect(box).toHaveAttribute('data-lit', 'true');
      await page.mouse.up();
      await expect(box).not.toHaveAttribute('data-lit', 'true');
    },
  };
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${locator} is not on screen.`);
  return box;
}
