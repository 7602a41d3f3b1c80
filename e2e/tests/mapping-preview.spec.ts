/** A mapping is tried on the sample before anything runs, and a row says what is wrong with it. */
import { aFlow } from '@flowbridge/flow';
import { expect, test } from '../drivers/story.ts';

test('a mapping is previewed on the sample, and its problems are told by field and by row', async ({
  rest,
  sitDown,
}) => {
  const { page, designer } = await sitDown();
  const row = (target: string, path: string) =>
    ({ target, type: 'text', source: { kind: 'path', path } }) as const;
  const document = aFlow()
    .manual()
    .buildJson('source', {
      CardName: '蓝水贸易',
      Total: 'many',
      Lines: [{ ItemCode: '11028' }, { ItemCode: '11029' }],
    })
    .mapFields('order', '{{ steps.source }}', [
      row('customer', 'CardName'),
      row('detail[].code', 'Lines[].ItemCode'),
      { ...row('amount', 'Total'), type: 'number' },
      row('customer', 'CardName'),
    ])
    .build();
  await designer.open(await rest.createFlow('Previews a mapping', document));
  await designer.select('order');
  await expect(page.getByTestId('mapping-customer').nth(1)).toContainText(
    '“customer” is filled by row 1 already.',
  );
  await page.getByTestId('mapping-preview-open').click();
  const preview = page.getByTestId('mapping-preview');
  await expect(preview).toContainText('"customer": "蓝水贸易"');
  await expect(preview).toContainText('"code": "11029"');
  await expect(page.getByTestId('mapping-preview-problems')).toContainText('amount');
  await page.keyboard.press('Escape');
  await expect(preview).toHaveCount(0);
});
