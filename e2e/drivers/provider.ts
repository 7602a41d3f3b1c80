/** An identity provider of a company, started for one test, and its page as people see it. */
import { startProvider, type TestProvider } from '@flowbridge/testing/oidc';
import type { Page } from '@playwright/test';
import { productUrl } from './product-url.ts';

export function companyProvider(): Promise<TestProvider> {
  const url = productUrl();
  return startProvider({
    redirectUri: `${url}/api/sso/callback`,
    signedOutUri: `${url}/sign-in`,
    people: {
      lin: { name: '林晓', email: 'lin.xiao@harbor.test', email_verified: true, groups: ['integration'] },
      guest: { name: 'Guest', email: 'guest@harbor.test', email_verified: true, groups: ['visitors'] },
    },
  });
}

/** Says on the provider's page who one is. */
export async function signInAtProvider(page: Page, login: string): Promise<void> {
  await page.getByLabel('Login').fill(login);
  await page.getByRole('button', { name: 'Continue' }).click();
}
