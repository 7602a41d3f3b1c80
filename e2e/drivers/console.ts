/** The console around the designer: navigation, language, tenant, lists. */
import { expect, type Page } from '@playwright/test';
import { chooseFromMenu } from './ant.ts';
import type { Language } from './people.ts';

export type Console = ReturnType<typeof consoleOn>;

const LANGUAGES: Record<Language, string> = { en: 'English', zh: '简体中文' };

export function consoleOn(page: Page) {
  return {
    page,

    async goTo(name: 'flows' | 'runs' | 'templates' | 'connections' | 'settings'): Promise<void> {
      await page.getByTestId(`nav-${name}`).click();
      await expect(page).toHaveURL(new RegExp(`/${name}$`));
    },

    async speak(language: Language): Promise<void> {
      await page.getByTestId('language-switch').click();
      await chooseFromMenu(page, LANGUAGES[language]);
      await expect(page.locator('html')).toHaveAttribute('lang', language === 'zh' ? /^zh/ : /^en/);
    },

    async switchTenant(name: RegExp): Promise<void> {
      await page.getByTestId('tenant-switcher').click();
      await chooseFromMenu(page, name);
      await expect(page.getByTestId('tenant-switcher')).toContainText(name);
    },

    /** Makes an empty flow and opens the designer on it. */
    async newFlow(name: string): Promise<void> {
      await page.getByTestId('new-flow').click();
      await page.getByTestId('new-flow-name').fill(name);
      await page.getByTestId('new-flow-name').press('Enter');
      await page.getByTestId('canvas').waitFor();
    },

    flowRow: (name: string | RegExp) => page.locator('[data-testid^="flow-row-"]').filter({ hasText: name }),
    runRows: page.locator('[data-testid^="run-row-"]'),
    runRow: (id: string) => page.getByTestId(`run-row-${id}`),
    connectionRow: (name: string) => page.getByTestId(`connection-row-${name}`),
  };
}
