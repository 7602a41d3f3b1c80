/** The extra fields of an action (扩展配置) in the side panel. */
import type { Page } from '@playwright/test';
import { chooseFromMenu } from './ant.ts';

export type FieldSets = ReturnType<typeof fieldSetsOn>;

export function fieldSetsOn(page: Page) {
  const of = (side: 'input' | 'output') => {
    const row = (key: string) => page.getByTestId(`field-set-${side}-${key}`);
    return {
      section: page.getByTestId(`field-set-${side}`),
      row,
      /** The name of the field at a place of the list, declared places counted. */
      name: (index: number) =>
        page.getByTestId(`field-set-${side}-rows`).locator(`[data-name-at="${index}"]`),
      add: page.getByTestId(`field-set-${side}-add`),
      sample: page.getByTestId(`field-set-${side}-sample`),
      required: (key: string) => page.getByTestId(`field-set-${side}-${key}-required`),

      async type(key: string, type: string): Promise<void> {
        await page.getByTestId(`field-set-${side}-${key}-type`).click();
        await chooseFromMenu(page, type);
      },

      async more(key: string, entry: RegExp): Promise<void> {
        await page.getByTestId(`field-set-${side}-${key}-more`).click();
        await chooseFromMenu(page, entry);
      },
    };
  };
  return { input: of('input'), output: of('output'), usages: page.getByTestId('field-usages') };
}
