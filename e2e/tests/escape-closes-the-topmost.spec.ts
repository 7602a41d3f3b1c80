/** Escape closes what lies on top, and nothing under it. */
import { openDesigner, threeSteps } from '../drivers/open-designer.ts';
import { expect, test } from '../drivers/story.ts';

test('Escape closes the list of problems and leaves the selection; pressed again, it clears that', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Escape on top', threeSteps());
  await designer.select('second');
  await edits.expectSelected('second');
  await page.getByTestId('toolbar-problems').click();
  const popover = page.locator('.problems-popover');
  await expect(popover).toBeVisible();
  await expect(page.getByTestId('toolbar-problems')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();
  await edits.expectSelected('second');
  await page.keyboard.press('Escape');
  await edits.expectSelected();
});

test('a menu over the versions is closed before the versions are left', async ({ rest, sitDown }) => {
  const { page } = await openDesigner(rest, sitDown, 'Escape over versions', threeSteps());
  await page.getByTestId('toolbar-versions').click();
  const versions = page.getByTestId('versions-view');
  await expect(versions).toBeVisible();
  await page.getByTestId('toolbar-more').click();
  const menu = page.locator('.ant-dropdown:visible');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(versions).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(versions).toBeHidden();
});
