/** Every page of the console and the designer, in both languages, light and dark: reachable for everybody, and translated. */
import type { Page } from '@playwright/test';
import { barriersOn } from '../drivers/barriers.ts';
import { leftoversOn } from '../drivers/leftovers.ts';
import { demo, type Language, visitAs } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import { type Rest, restOf } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';
import type { Sight } from '../sights/sight.ts';
import { sightsOf } from '../sights/sights.ts';
import { openSights } from '../sights/tenant-sights.ts';
import { type Things, thingsInUse } from '../sights/things.ts';

let things: Things | undefined;

async function thingsOf(rest: Rest): Promise<Things> {
  things ??= await thingsInUse(rest, restOf(productUrl(), { tenant: 'harbor' }));
  return things;
}

/** While a page is worked on: `FLOWBRIDGE_SIGHTS='^settings'` looks at some only. */
const some = new RegExp(process.env.FLOWBRIDGE_SIGHTS ?? '');
const wanted = ({ name }: Sight) => some.test(name);

/** A sight that is open: translated, and reachable for everybody. In the dark only the colours differ. */
async function look(
  page: Page,
  name: string,
  language: Language,
  names: readonly string[] = [],
): Promise<void> {
  expect.soft(await leftoversOn(page, language, names), `${name}: not translated`).toEqual([]);
  await show(page, 'light');
  expect.soft(await barriersOn(page), `${name}: barriers`).toEqual([]);
  await show(page, 'dark');
  expect.soft(await barriersOn(page, ['color-contrast']), `${name}, dark: barriers`).toEqual([]);
}

/** The console follows the theme of the device without being loaded anew. */
async function show(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-theme="${theme}"]`).waitFor();
}

for (const language of ['en', 'zh'] as const satisfies Language[]) {
  test(`every page in ${language} is translated, and reachable for everybody in light and dark`, async ({
    rest,
    browser,
  }) => {
    test.setTimeout(900_000);
    const made = await thingsOf(rest);
    await using visit = await visitAs({ browser, url: productUrl(), person: demo, language });
    const { page } = visit;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const { name, address, ready, open } of sightsOf(made).filter(wanted)) {
      await page.goto(address);
      await page.locator(ready).first().waitFor();
      await open?.(page);
      await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
      await look(page, name, language, made.flowNames);
    }
  });

  test(`signing in and being invited, in ${language}`, async ({ rest, browser }) => {
    const made = await thingsOf(rest);
    const context = await browser.newContext({
      baseURL: productUrl(),
      locale: language === 'zh' ? 'zh-CN' : 'en-US',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    for (const { name, address, ready, open } of openSights(made.tenant).filter(wanted)) {
      await page.goto(address);
      await page.locator(ready).first().waitFor();
      await open?.(page);
      await look(page, name, language);
    }
    await context.close();
  });
}

test('the search for barriers finds them', async ({ page }) => {
  await page.goto(productUrl());
  await page.getByTestId('sign-in-submit').waitFor();
  expect(await barriersOn(page)).toEqual([]);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<button id="nameless"></button><p id="pale" style="color: #ccc; background: #fff">pale</p>',
    );
  });
  const found = (await barriersOn(page)).map((barrier) => barrier.split(' · ')[0]);
  expect(found.sort()).toEqual(['button-name: #nameless', 'color-contrast: #pale']);
  expect(await barriersOn(page, ['color-contrast'])).toHaveLength(1);
});

test('the search for barriers waits for what is still fading in', async ({ page }) => {
  await page.goto(productUrl());
  await page.getByTestId('sign-in-submit').waitFor();
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<p id="fading" style="color: #333; background: #fff">here</p>',
    );
    document.querySelector('#fading')?.animate({ opacity: [0.2, 1] }, 800);
  });
  expect(await barriersOn(page)).toEqual([]);
});

test('the search for leftovers finds them', async ({ page }) => {
  await page.goto(productUrl());
  await page.getByTestId('sign-in-submit').waitFor();
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<p>columns.name</p><p>Flows</p><p title="2 of 3 flows are done">流</p><p>Hello {{name}}</p>',
    );
  });
  const planted = ['columns.name', 'Flows', 'Hello {{name}}', '2 of 3 flows are done'];
  const found = await leftoversOn(page, 'zh');
  for (const text of planted) expect(found).toContain(text);
});
