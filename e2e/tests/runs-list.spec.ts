/** The list of runs as an operator keeps it open all day: new runs come, views are kept, rows stay where they are. */
import { aFlow } from '@flowbridge/flow';
import { expect, test } from '../drivers/story.ts';

const document = aFlow().manual().buildJson('make', { fine: true }).build();

test('new runs come by themselves; while one is ticked nothing moves, and switched off nothing comes', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow(`Tail ${crypto.randomUUID()}`, document);
  await rest.run(flowId);
  await rest.run(flowId);
  const { page, console } = await sitDown();
  await page.goto(`/runs?flow=${flowId}`);
  await expect(console.runRows).toHaveCount(2);
  const third = await rest.run(flowId);
  const arrived = page.getByTestId(`run-row-${third.id}`);
  await expect(arrived).toHaveAttribute('data-new', 'true');
  await expect(console.runRows).toHaveCount(3);

  const second = console.runRows.nth(1);
  const before = await second.boundingBox();
  await console.runRows.first().getByRole('checkbox').check();
  await expect(page.getByTestId('bulk-bar')).toBeVisible();
  expect(await second.boundingBox()).toEqual(before);
  await expect(page.getByTestId('live')).toHaveAttribute('data-state', 'resting');
  const fourth = await rest.run(flowId);
  await page.getByTestId('bulk-clear').click();
  await expect(page.getByTestId(`run-row-${fourth.id}`)).toBeVisible();

  await page.getByTestId('live-switch').click();
  await expect(page.getByTestId('live')).toHaveAttribute('data-state', 'off');
});

test('filters are saved as a view, chosen again by its name, and forgotten', async ({ rest, sitDown }) => {
  const flowId = await rest.createFlow(`Views ${crypto.randomUUID()}`, document);
  const { id } = await rest.run(flowId);
  const { page } = await sitDown();
  await page.goto(`/runs?flow=${flowId}`);
  const views = page.getByTestId('run-views');
  await expect(views).toContainText('Own filters');
  await views.click();
  await page.getByRole('menuitem', { name: /^Save these filters/ }).click();
  await page.getByTestId('view-name').fill('My flow');
  await page.getByTestId('view-save').click();
  await expect(views).toContainText('My flow');

  await views.click();
  await page.getByRole('menuitem', { name: 'Failed', exact: true }).click();
  await expect(page).toHaveURL(/state=failed/);
  await page.reload();
  await expect(views).toContainText('Failed');
  await views.click();
  await page.getByRole('menuitem', { name: /^My flow/ }).click();
  await expect(page.getByTestId(`run-row-${id}`)).toBeVisible();

  await views.click();
  await page.getByRole('button', { name: 'Forget the view “My flow”' }).click();
  await expect(page.getByRole('menuitem', { name: /^My flow/ })).toHaveCount(0);
});
