/** A poll drawn by hand: ask SAP for changed items, watch the cursor, set it back, fill a gap. */
import { expect, test } from '../drivers/story.ts';

test('a poll is drawn, published and enabled, and its cursor is seen, set and filled', async ({
  sitDown,
  rest,
}) => {
  const { page, designer } = await sitDown();
  const { id } = (await rest.call('POST', '/flows', { name: 'Changed items', document: empty })).body as {
    id: string;
  };
  await designer.open(id);
  await designer.drag('poll').ontoCanvas();
  await designer.selectTrigger('poll');
  await designer.chooseOption('connector', 'SAP Business One');
  await designer.chooseOption('action', 'Query items');
  await designer.chooseConnection('sap-b1', /sandbox/);
  // What the answer holds was found in the action's schema.
  await expect(designer.field('items')).toContainText('body.value');
  await expect(designer.field('key')).toContainText('ItemCode');
  await designer.fill('input.$filter', `UpdateDate ge '{{ $formatDate(cursor.from, "yyyy-MM-dd") }}'`);
  await designer.fill('watermark.value', '{{ loops.row.item.UpdateDate }}');
  await designer.fill('watermark.initial', '2020-01-01');
  await designer.chooseOption('perRecord', 'One run for all');
  await designer.drag('buildJson').onto({ at: 0 });
  await designer.addJsonField('value', 0, 'count', '{{ $count(trigger.records) }}');
  await designer.saved();

  expect(await rest.call('POST', `/flows/${id}/publish`)).toMatchObject({ status: 200 });
  expect(await rest.call('POST', `/flows/${id}/enable`)).toMatchObject({ status: 200 });
  await expect.poll(async () => (await rest.runsOf(id)).map((run) => run.state)).toEqual(['succeeded']);

  await designer.open(id);
  await designer.selectTrigger('poll');
  const watermark = page.getByTestId('cursor-watermark');
  await expect(watermark).toContainText('2022');

  await page.getByTestId('poll-reset').click();
  await page.getByTestId('reset-anew').click();
  await page.getByTestId('reset-save').click();
  await expect(watermark).toContainText('Nothing');
  await page.getByTestId('poll-now').click();
  await expect(watermark).toContainText('2022');
  expect((await rest.runsOf(id)).length).toBe(2);

  await rest.call('POST', `/flows/${id}/cursors/${await triggerId(rest, id)}/backfill`, {
    from: '2022-01-01',
    to: '2022-12-31',
    slice: 30 * 86_400,
  });
  await expect(page.getByTestId('backfill')).toContainText('Done');
  // Everything there is was delivered already.
  expect((await rest.runsOf(id)).length).toBe(2);
  await rest.call('POST', `/flows/${id}/disable`);
});

const empty = { schemaVersion: 1, triggers: [], lanes: { root: [] }, steps: {}, parameters: [], notes: [] };

async function triggerId(
  rest: { call(method: string, path: string): Promise<{ body: unknown }> },
  flowId: string,
): Promise<string> {
  const { document } = (await rest.call('GET', `/flows/${flowId}`)).body as {
    document: { triggers: { id: string }[] };
  };
  return document.triggers[0]?.id ?? '';
}
