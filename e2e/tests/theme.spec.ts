/** Light or dark: as the device is, until somebody chooses otherwise. */
import type { Locator, Page } from '@playwright/test';
import { barriersOn } from '../drivers/barriers.ts';
import { demo, visitAs } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import { expect, test } from '../drivers/story.ts';

test('the console is as dark as the device, and stays as it was chosen', async ({ page }) => {
  const shown = (theme: string) => expect(page.locator(`html[data-theme="${theme}"]`)).toBeAttached();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(productUrl());
  await shown('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await shown('light');

  await page.getByTestId('theme-switch').click();
  await shown('dark');
  await page.reload();
  await shown('dark');

  // Back at what the device has, it goes along with the device again.
  await page.getByTestId('theme-switch').click();
  await shown('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shown('dark');
});

for (const theme of ['light', 'dark'] as const) {
  test(`words can be read while the pointer is on them, ${theme}`, async ({ browser }) => {
    test.setTimeout(240_000);
    await using visit = await visitAs({ browser, url: productUrl(), person: demo, language: 'en' });
    const { page } = visit;
    await page.emulateMedia({ colorScheme: theme });
    const pages = [
      { address: '/flows', ready: '[data-testid^="flow-row-"]' },
      { address: '/templates', ready: '.template-card' },
      { address: '/settings?tab=sso', ready: '[data-testid="sso-test"]' },
      { address: '/connections', ready: '[data-testid="new-connection"]' },
    ];
    let looked = 0;
    for (const { address, ready } of pages) {
      await page.goto(address);
      await page.locator(ready).first().waitFor();
      for (const one of await kindsOf(page)) {
        await one.hover();
        expect
          .soft(await barriersOn(page, ['color-contrast']), `${address}: ${await one.innerText()}`)
          .toEqual([]);
        looked += 1;
      }
    }
    expect(looked).toBeGreaterThan(12);
  });
}

/** One of each kind of button, link and tab that is seen: those of one kind have the same classes. */
async function kindsOf(page: Page): Promise<Locator[]> {
  const pressable = page.locator(
    'main :is(.ant-btn, a, .ant-tabs-tab):visible:not(:disabled), nav a:visible',
  );
  const kinds = await pressable.evaluateAll((elements) => elements.map(({ className }) => className));
  return kinds.flatMap((kind, index) => (kinds.indexOf(kind) === index ? [pressable.nth(index)] : []));
}
