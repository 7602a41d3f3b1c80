/** A consultant looks through a loop whose items no list holds at once. */
import { aFlow } from '@flowbridge/flow';
import { barriersOn } from '../drivers/barriers.ts';
import { expect, test } from '../drivers/story.ts';

const ITEMS = 350;

/** Items 3 and 340 fail at a number that is none. */
const manyItems = () =>
  aFlow()
    .manual()
    .forEach(
      'each',
      `{{ [${Array.from({ length: ITEMS }, (_, at) => at).join(',')}] }}`,
      (item) =>
        item.buildJson('check', {
          value: '{{ loops.each.item = 2 or loops.each.item = 339 ? toNumber("no number") : 1 }}',
        }),
      { onItemFailure: 'continue' },
    )
    .build();

test('failed items are found forwards and backwards, any item by its number, and those before it', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow(`Many items ${crypto.randomUUID()}`, manyItems());
  const { id } = await rest.run(flowId);
  const { page, runPage } = await sitDown();
  await runPage.open(id);
  await runPage.ended('completedWithFailures');
  const loop = page.getByTestId('loop-each');
  await expect(loop).toContainText('3 / 350');

  await page.getByTestId('next-failed-each').click();
  await expect(loop).toContainText('340 / 350');
  await expect(runPage.stepRun('each[339]/check')).toHaveAttribute('data-state', 'failed');
  await page.getByTestId('next-failed-each').click();
  await expect(loop).toContainText('3 / 350');
  await page.getByTestId('previous-failed-each').click();
  await expect(loop).toContainText('340 / 350');
  await page.getByTestId('previous-item-each').press('Enter');
  await expect(loop).toContainText('339 / 350');
  await page.getByTestId('previous-item-each').press('Enter');
  await expect(loop).toContainText('338 / 350');

  expect(await barriersOn(page)).toEqual([]);

  const choice = page.getByTestId('choose-item-each');
  const options = page.locator('.ant-select-dropdown:visible .ant-select-item-option');
  await choice.click();
  await expect(options.nth(1)).toContainText('338 / 350');
  await options.filter({ hasText: 'Show items before these' }).click();
  await expect(options.nth(1)).toContainText('238 / 350');
  await choice.locator('input').fill('77');
  await expect(options).toHaveText(['77 / 350']);
  await page.keyboard.press('Enter');
  await expect(loop).toContainText('77 / 350');
  await expect(runPage.stepRun('each[76]/check')).toBeVisible();

  await choice.click();
  await choice.locator('input').fill('351');
  await expect(page.getByText('The log kept no item with this number.')).toBeVisible();
});
