/** The people of the demo, and how they sign in. */
import type { Browser, BrowserContext, Page } from '@playwright/test';

export type Person = { email: string };

export const PASSWORD = 'flowbridge-demo';

export const demo: Person = { email: 'demo@flowbridge.local' };
export const operator: Person = { email: 'operator@flowbridge.local' };
export const viewer: Person = { email: 'viewer@flowbridge.local' };
export const outsider: Person = { email: 'outsider@flowbridge.local' };

export type Language = 'en' | 'zh';

/** Signs in by the form, as everybody does, and waits for the list of flows. */
export async function signIn(page: Page, person: Person, password = PASSWORD): Promise<void> {
  await page.goto('/');
  await page.getByTestId('sign-in-email').fill(person.email);
  await page.getByTestId('sign-in-password').fill(password);
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('nav-flows').waitFor();
}

type Visit = { browser: Browser; url: string; person: Person; language: Language };

/** A browser of one's own in which `person` is signed in already. Closes itself with `await using`. */
export async function visitAs({ browser, url, person, language }: Visit) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await signInWithoutForm(context, url, person);
  const page = await context.newPage();
  return { page, [Symbol.asyncDispose]: () => context.close() };
}

async function signInWithoutForm(context: BrowserContext, url: string, person: Person): Promise<void> {
  const answer = await context.request.post('/api/auth/sign-in/email', {
    data: { email: person.email, password: PASSWORD },
    headers: { origin: url },
  });
  if (!answer.ok())
    throw new Error(`${person.email} cannot sign in: ${answer.status()} ${await answer.text()}`);
}
