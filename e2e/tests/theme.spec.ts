/** Light or dark: as the device is, until somebody chooses otherwise. */
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
