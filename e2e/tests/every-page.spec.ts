/** Every page of the console and the designer, in both languages, light and dark: reachable for everybody, and translated. */
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

for (const language of ['en', 'zh'] as const satisfies Language[]) {
  for (const theme of ['light', 'dark'] as const) {
    test(`every page in ${language}, ${theme}, is reachable for everybody and translated`, async ({
      rest,
      browser,
    }) => {
      test.setTimeout(600_000);
      const made = await thingsOf(rest);
      await using visit = await visitAs({ browser, url: productUrl(), person: demo, language });
      const { page } = visit;
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const { name, address, ready, open } of sightsOf(made).filter(wanted)) {
        await page.goto(address);
        await page.locator(ready).first().waitFor();
        await open?.(page);
        await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);
        expect.soft(await barriersOn(page), `${name}: barriers`).toEqual([]);
        expect.soft(await leftoversOn(page, language, made.flowNames), `${name}: not translated`).toEqual([]);
      }
    });

    test(`signing in and being invited, in ${language}, ${theme}`, async ({ rest, browser }) => {
      const made = await thingsOf(rest);
      const context = await browser.newContext({
        baseURL: productUrl(),
        locale: language === 'zh' ? 'zh-CN' : 'en-US',
        colorScheme: theme,
      });
      const page = await context.newPage();
      for (const { name, address, ready, open } of openSights(made.tenant).filter(wanted)) {
        await page.goto(address);
        await page.locator(ready).first().waitFor();
        await open?.(page);
        expect.soft(await barriersOn(page), `${name}: barriers`).toEqual([]);
        expect.soft(await leftoversOn(page, language), `${name}: not translated`).toEqual([]);
      }
      await context.close();
    });
  }
}

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
