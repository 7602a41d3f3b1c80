/** What a person has to do: presses of the mouse and fields typed into, counted by the page itself. */
import type { Page } from '@playwright/test';

export type Effort = { clicks: number; fields: Set<string> };

/** Counts from the next page on; the page tells of each press and each field. */
export async function effortOn(page: Page): Promise<Effort> {
  const effort: Effort = { clicks: 0, fields: new Set() };
  await page.exposeFunction('tellPress', () => {
    effort.clicks += 1;
  });
  await page.exposeFunction('tellField', (name: string) => void effort.fields.add(name));
  await page.addInitScript(() => {
    type Told = { tellPress(): void; tellField(name: string): void };
    // Put there by exposeFunction.
    const told = window as unknown as Told;
    document.addEventListener('pointerdown', () => told.tellPress(), true);
    document.addEventListener(
      'input',
      ({ target }) => {
        if (target instanceof HTMLElement) told.tellField(target.dataset.testid ?? target.id);
      },
      true,
    );
  });
  return effort;
}
