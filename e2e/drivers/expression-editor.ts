/** The full editor of one template, as its user sees it. */
import { expect, type Page } from '@playwright/test';

export type ExpressionEditor = ReturnType<typeof expressionEditorOn>;

export function expressionEditorOn(page: Page) {
  const dialog = page.getByTestId('expression-dialog');
  const editor = page.getByTestId('expression-editor').locator('.monaco-editor').first();
  const suggestions = editor.locator('.suggest-widget .monaco-list-row');

  return {
    dialog,
    editor,
    suggestions,
    signature: editor.locator('.parameter-hints-widget.visible'),
    hover: page.locator('.monaco-hover:not(.hidden) .hover-contents'),
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
      const spans = editor.locator('.view-line span span');
      await spans.filter({ hasText: word }).first().hover();
    },

    async close(): Promise<void> {
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    },
  };
}
