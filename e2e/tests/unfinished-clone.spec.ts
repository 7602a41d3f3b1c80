/** A clone that was made and left: found above the flows, gone on with, or discarded; it looks like no finished flow. */
import { aFlow } from '@flowbridge/flow';
import { expect, test } from '../drivers/story.ts';

test('a clone that is left is marked, continued where it was left and published; another one is discarded', async ({
  rest,
  sitDown,
}) => {
  const name = `Clone and leave ${Date.now()}`;
  const flowId = await rest.createFlow(name, aFlow().manual().buildJson('x', 1).build());
  const { page } = await sitDown();
  const cloneAs = async (suffix: string) => {
    await page.goto(`/flows/${flowId}/clone`);
    await page.getByTestId('clone-suffix').fill(suffix);
    await page.getByTestId('clone-start').click();
    await expect(page.getByTestId('setup-note')).toBeVisible();
  };
  const unfinished = (suffix: string) =>
    page.getByTestId('unfinished-setup').filter({ hasText: `${name}${suffix}` });
  const inList = async (suffix: string) => {
    const query = new URLSearchParams({ search: `${name}${suffix}` });
    return (await rest.expectOk<{ items: unknown[] }>('GET', `/flows?${query}`)).items.length;
  };

  await cloneAs(' (B)');
  await cloneAs(' (C)');
  await page.goto('/flows');
  await page
    .getByRole('button', { name: /^Show \d+ more$/ })
    .click({ timeout: 2_000 })
    .catch(() => undefined);
  await expect(unfinished(' (B)')).toContainText('Clone not finished');
  expect([await inList(' (B)'), await inList(' (C)')]).toEqual([0, 0]);

  await unfinished(' (C)').getByTestId('setup-discard').click();
  await expect(page.getByTestId('setup-remains')).toContainText(`${name} (C)`);
  await page.getByTestId('discard-confirm').click();
  await expect(unfinished(' (C)')).toHaveCount(0);

  await unfinished(' (B)').getByTestId('setup-continue').click();
  await page.locator('button[data-testid="wizard-publish"]').click();
  await expect.poll(() => inList(' (B)')).toBe(1);
  await page.goto('/flows');
  await expect(unfinished(' (B)')).toHaveCount(0);
  expect(await inList(' (C)')).toBe(0);
});
