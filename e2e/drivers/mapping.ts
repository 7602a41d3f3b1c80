/** The mapping of a mapFields step, in the side panel and in its large editor. */
import { expect, type Locator, type Page } from '@playwright/test';
import { choose } from './ant.ts';

export type MappingTable = ReturnType<typeof mappingOn>;

export function mappingOn(page: Page) {
  const editor = page.getByTestId('mapping-editor');
  const lines = page.getByTestId('editor-lines');
  const line = (target: string): Locator => lines.getByTestId(`mapping-${target}`);
  const proposals = page.getByTestId('proposals');

  return {
    editor,
    lines,
    line,
    /** The part of a line that has the focus while the keyboard walks. */
    head: (target: string) => line(target).locator('[data-line]'),
    value: (target: string) => line(target).locator('.mapping-value'),
    source: (path: string) => page.getByTestId(`source-${path}`),
    searchLines: editor.getByTestId('search-lines'),
    searchSources: page.getByTestId('search-sources'),
    proposal: (target: string) => proposals.getByTestId(`proposal-${target}`),

    async open(): Promise<void> {
      await page.getByTestId('mapping-editor-open').click();
      await expect(editor).toBeVisible();
    },

    /** Says which source list fills a target list. */
    async pair(list: string, source: string): Promise<void> {
      await choose(page, editor.getByTestId(`mapping-list-${list}`), source);
    },

    async accept(name: string | RegExp): Promise<void> {
      await page.getByRole('dialog').getByRole('button', { name }).click();
      await expect(proposals).toHaveCount(0);
    },
  };
}
