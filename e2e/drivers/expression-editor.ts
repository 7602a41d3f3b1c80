/** The full editor of one template, as its user sees it. */
import { expect, type Page } from '@playwright/test';

export type ExpressionEditor = ReturnType<typeof expressionEditorOn>;

export function expressionEditorOn(page: Page) {
  const dialog = page.getByTestId('expression-dialog');
  const editor = page.getByTestId('expression-editor').locator('.monaco-editor').first();
  const suggestions = editor.locator('.suggest-widget .monaco-list-row');

  const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents');
  return {
    dialog,
    editor,
    suggestions,
    signature: editor.locator('.parameter-hints-widget.visible'),
    hover,
    errorMarks: editor.locator('.squiggly-error'),
    warningMarks: editor.locator('.squiggly-warning'),
    problems: page.getByTestId('expression-problems'),
    value: page.getByTestId('expression-value'),
    type: page.getByTestId('expression-type'),
    failure: page.getByTestId('expression-failure'),

    /** Opens the editor by the button beside a field. */
    async open(path: string): Promise<void> {
      await page.getByTestId(`expand-${path}`).click();
      await this.ready();
    },

    async ready(): Promise<void> {
      await expect(editor).toHaveClass(/focused/);
    },

    /** Replaces the text key by key, as fast as the machine types. */
    async write(text: string): Promise<void> {
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },

    /** What is proposed, as it is read: name, title and type. */
    proposal: (name: string) =>
      suggestions.filter({ has: page.locator('.label-name').getByText(name, { exact: true }) }),

    /** Rests the pointer on a word of the text. */
    async pointAt(word: string): Promise<void> {
      const span = editor.locator('.view-line span span').filter({ hasText: word }).first();
      // What is still being laid out takes the first hover away; a person then points once more.
      await expect(async () => {
        await page.mouse.move(2, 2);
        await span.hover();
        await hover.filter({ hasText: word }).first().waitFor({ timeout: 2_000 });
      }).toPass({ timeout: 15_000 });
    },

    async close(): Promise<void> {
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    },
  };
}
