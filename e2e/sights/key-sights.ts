/** API keys of one's own and of all members. */
import type { Page } from '@playwright/test';
import { apiKeysOn } from '../drivers/api-keys.ts';
import type { Sight } from './sight.ts';

const keys = { address: '/settings?tab=keys', ready: '[data-testid^="key-row-"]' };

export function keySights(): Sight[] {
  return [
    { name: 'settings-keys', ...keys },
    {
      name: 'settings-keys-all',
      ...keys,
      open: async (page) => {
        await page.getByTestId('keys-all').click();
        await page.getByTestId('key-row-Demo').first().waitFor();
      },
    },
    {
      name: 'settings-keys-new',
      ...keys,
      open: async (page) => {
        await page.getByTestId('new-key').click();
        await page.getByTestId('key-name').waitFor();
      },
    },
    { name: 'settings-keys-made', ...keys, open: make },
  ];
}

/** A name is good once: each look makes a key of its own, and ends what the last one made. */
async function make(page: Page): Promise<void> {
  const desk = apiKeysOn(page);
  const name = '每晚导出';
  const again = desk.row(name).getByRole('button', { name: /Revoke|吊销/ });
  if (await again.isVisible()) {
    await again.click();
    await desk.confirm();
    await again.waitFor({ state: 'detached' });
  }
  await desk.make({ name });
  // The pointer would rest on the button that came where the pressed one was.
  await page.mouse.move(0, 0);
}
