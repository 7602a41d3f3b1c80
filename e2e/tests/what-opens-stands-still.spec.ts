/**
 * Dialogs and drawers stand where they will stay from their first frame on. They used to grow into place: on a busy machine a
 * press in that time was released over something else, so the click on "Run" or on a radio was lost.
 */
import { aFlow } from '@flowbridge/flow';
import type { Locator, Page } from '@playwright/test';
import { pressOnceThere, untilAtRest, watchPlaces } from '../drivers/places.ts';
import { expect, test } from '../drivers/story.ts';

const greets = () => aFlow().manual().buildJson('greeting', 'hello').build();
const fails = () => aFlow().manual().terminate('failed', 'Out of stock').build();

/** Opens something by the keyboard, sees where a part of it comes to rest, and closes it again. */
async function placeOf(page: Page, part: Locator, open: () => Promise<void>) {
  await open();
  await untilAtRest(part);
  const box = await part.boundingBox();
  if (box === null) throw new Error(`${part} is not on screen.`);
  await page.keyboard.press('Escape');
  await expect(part).toHaveCount(0);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('"Run" pressed as soon as the test run’s dialog exists starts the run', async ({ rest, sitDown }) => {
  const flowId = await rest.createFlow('Run at once', greets());
  const { page, designer } = await sitDown();
  await designer.open(flowId);
  const run = page.getByTestId('test-start');
  const open = () => page.keyboard.press('ControlOrMeta+Enter');
  const place = await placeOf(page, run, open);

  const places = await watchPlaces(page, '[data-testid="test-start"]');
  await pressOnceThere(page, run, { place, open });
  await expect(page.getByTestId('run-panel').locator('a[href*="/runs/"]')).toBeVisible();
  expect(await places()).toHaveLength(1);
});

test('a radio pressed as soon as the retry dialog exists is chosen', async ({ rest, sitDown }) => {
  const flowId = await rest.createFlow('Retry at once', fails());
  for (let n = 0; n < 2; n += 1) await rest.run(flowId);
  const { page, console } = await sitDown();
  await page.goto(`/runs?flow=${flowId}&state=failed`);
  await console.runRows.first().getByRole('checkbox').check();
  const draft = page.getByTestId('bulk-version-draft');
  const open = async () => {
    await page.getByTestId('bulk-retry').focus();
    await page.keyboard.press('Enter');
  };
  const place = await placeOf(page, draft, open);

  const places = await watchPlaces(page, '[data-testid="bulk-version-draft"]');
  await pressOnceThere(page, draft, { place, open });
  await expect(page.getByRole('radio', { name: 'The draft as it is now' })).toBeChecked();
  expect(await places()).toHaveLength(1);
});

test('a drawer opens at its place', async ({ sitDown }) => {
  const { page } = await sitDown();
  await page.goto('/runs');
  const places = await watchPlaces(page, '.ant-drawer-close');
  await page.getByTestId('bulk-open').click();
  await untilAtRest(page.locator('.ant-drawer-close'));
  expect(await places()).toHaveLength(1);
});

test('what is typed before the component library’s texts have come stays', async ({ page }) => {
  // Its own texts are a file of their own; it comes late.
  await page.route('**/assets/en_US-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  const arrived = page.waitForResponse(/\/assets\/en_US-/);
  await page.goto('/sign-in');
  await page.getByTestId('sign-in-email').fill('demo@flowbridge.local');
  await arrived;
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await expect(page.getByTestId('sign-in-email')).toHaveValue('demo@flowbridge.local');
});
