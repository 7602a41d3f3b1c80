/** The versions of a flow as the designer shows them: the list, one to look at, two compared. */
import { expect, type Page } from '@playwright/test';
import { choose } from './ant.ts';

export type Versions = ReturnType<typeof versionsOn>;

export function versionsOn(page: Page) {
  const view = page.getByTestId('versions-view');
  const row = (number: number | 'draft') => view.getByTestId(`version-${number}`);
  return {
    page,
    view,
    row,
    canvas: view.getByTestId('canvas'),
    step: (key: string) => view.getByTestId(`step-${key}`),
    trigger: (key: string) => view.getByTestId(`trigger-${key}`),
    /** The list of changes of a comparison. */
    changes: view.getByTestId('change-row'),
    change: (name: string) => view.getByTestId('change-row').filter({ hasText: name }),
    details: view.getByTestId('change-details'),
    /** A field of the chosen change by the name it has in the side panel. */
    field: (name: string) =>
      view.getByTestId('change-field').filter({ has: page.getByRole('heading', { name, exact: true }) }),

    async open(): Promise<void> {
      await page.getByTestId('toolbar-versions').click();
      await view.waitFor();
    },

    async look(number: number): Promise<void> {
      await row(number).locator('.version-face').click();
      await expect(row(number).locator('.version-face')).toHaveAttribute('aria-current', 'true');
    },

    async restore(number: number): Promise<void> {
      await this.look(number);
      await view.getByTestId(`restore-${number}`).click();
    },

    async compare(from: string | RegExp, to: string | RegExp): Promise<void> {
      await choose(page, view.getByTestId('compare-from'), from);
      await choose(page, view.getByTestId('compare-to'), to);
    },

    /** Publishes the draft by the dialog. */
    async publish(changelog: string): Promise<void> {
      await page.getByTestId('toolbar-publish').click();
      await page.getByTestId('publish-changelog').fill(changelog);
      await page.getByTestId('publish-confirm').click();
      await expect(page.getByTestId('publish-confirm')).toHaveCount(0);
    },
  };
}
