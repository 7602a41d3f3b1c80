/** A tenant has more flows than a list holds: they are found by typing, and the chosen ones keep their names. */
import { aFlow } from '@flowbridge/flow';
import { barriersOn } from '../drivers/barriers.ts';
import { expect, test } from '../drivers/story.ts';

const FLOWS = 60;

test('the runs list is narrowed to a flow found by typing or scrolling, whose name stays on show', async ({
  rest,
  sitDown,
}) => {
  const family = crypto.randomUUID().slice(0, 8);
  const document = aFlow().manual().buildJson('only', 1).build();
  const nameOf = (at: number) => `${family} flow ${String(at).padStart(2, '0')}`;
  const ids: string[] = [];
  for (let at = 0; at < FLOWS; at += 1) ids.push(await rest.createFlow(nameOf(at), document));
  await rest.run(ids[0] ?? '');

  const { page } = await sitDown();
  await page.goto('/runs');
  const filter = page.getByTestId('filter-flow');
  const entries = page.locator('.filter-popup').getByRole('menuitem');
  await filter.click();
  // The newest flows of all are those of the family, too: a list of one tells that searching has begun.
  await page.getByRole('searchbox', { name: 'Search: Flow' }).fill(nameOf(0));
  await expect(entries).toHaveText([nameOf(0)]);
  await page.getByRole('searchbox', { name: 'Search: Flow' }).fill(family);
  await expect(entries).toHaveCount(50);
  await entries.last().hover();
  await expect(entries).toHaveCount(FLOWS);
  expect(await barriersOn(page)).toEqual([]);

  await page.getByRole('searchbox', { name: 'Search: Flow' }).fill(nameOf(0));
  await expect(entries).toHaveText([nameOf(0)]);
  await entries.click();
  await expect(filter).toHaveText(`Flow: ${nameOf(0)}`);
  await expect(page).toHaveURL(new RegExp(`flow=${ids[0]}`));
  await page.reload();
  await expect(filter).toHaveText(`Flow: ${nameOf(0)}`);
  await filter.click();
  await page.getByRole('searchbox', { name: 'Search: Flow' }).fill('no flow is called so');
  await expect(entries).toHaveText(['Nothing found']);
});
