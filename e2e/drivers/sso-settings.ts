/** The settings of single sign-on, as an owner fills them in. */
import type { TestProvider } from '@flowbridge/testing/oidc';
import { expect, type Page } from '@playwright/test';
import { choose } from './ant.ts';

export function ssoSettingsOn(page: Page) {
  return {
    /** `shown` is a field of the kind that is set up; OpenID Connect when none is. */
    async open(shown = 'sso-issuer'): Promise<void> {
      await page.goto('/settings?tab=sso');
      await page.getByTestId(shown).waitFor();
    },

    async fillProvider({ issuer, clientId, clientSecret }: TestProvider): Promise<void> {
      await page.getByTestId('sso-issuer').fill(issuer);
      await page.getByTestId('sso-client-id').fill(clientId);
      await page.getByTestId('sso-client-secret').fill(clientSecret);
      await page.getByTestId('sso-scopes').locator('input').fill('groups ');
    },

    async addGroup(index: number, group: string, role: string): Promise<void> {
      await page.getByTestId('sso-add-group').click();
      await page.getByTestId(`sso-group-${index}`).fill(group);
      await choose(page, page.getByTestId(`sso-role-${index}`), role);
    },

    async save(): Promise<void> {
      await page.getByTestId('sso-save').click();
      await expect(page.getByTestId('sso-remove')).toBeVisible();
    },
  };
}
