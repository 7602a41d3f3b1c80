/** A dry run of a flow with two loops: each takes the record that was chosen for it, and the first one where none was. */
import { aFlow } from '@flowbridge/flow';
import { productUrl } from '../drivers/product-url.ts';
import type { Rest } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';
import { wizardOn } from '../drivers/wizard.ts';

async function twoLoops(rest: Rest): Promise<string> {
  const send = (key: string, what: string) =>
    [
      'http',
      'request',
      { url: `${productUrl()}/nowhere/${key}`, method: 'POST', bodyType: 'json', body: { is: what } },
      { key },
    ] as const;
  return rest.createFlow(
    'Two loops',
    aFlow()
      .manual()
      .forEach(
        'orders',
        '{{ [{"no": "PO-1"}, {"no": "PO-2"}] }}',
        (body) => body.action(...send('order', '{{ loops.orders.item.no }}')),
        { title: 'Each order' },
      )
      .forEach(
        'invoices',
        '{{ [{"no": "INV-1"}, {"no": "INV-2"}, {"no": "INV-3"}] }}',
        (body) => body.action(...send('invoice', '{{ loops.invoices.item.no }}')),
        { title: 'Each invoice' },
      )
      .build(),
  );
}

test('a record is chosen for each loop, by its title; the one without a choice takes its first', async ({
  rest,
  sitDown,
}) => {
  const flowId = await twoLoops(rest);
  const { page } = await sitDown();
  const wizard = wizardOn(page);
  await wizard.configure(flowId, 'try');
  await expect(page.getByTestId('record-choice')).toContainText('the first of each loop is taken');
  await page.getByTestId('records-fetch').click();
  const orders = page.getByRole('radiogroup', { name: 'Record of “Each order”' });
  const invoices = page.getByRole('radiogroup', { name: 'Record of “Each invoice”' });
  await expect(orders.getByRole('radio', { checked: true })).toHaveAccessibleName(/^Record 1: PO-1/);
  await invoices.getByRole('radio', { checked: true }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(invoices.getByRole('radio', { checked: true })).toHaveAccessibleName(/^Record 3: INV-3/);
  await expect(orders.getByRole('radio', { checked: true })).toHaveAccessibleName(/^Record 1: PO-1/);

  await wizard.dryRun();
  await expect(wizard.requests).toHaveCount(2);
  await expect(wizard.requests.nth(0)).toContainText('PO-1');
  await expect(wizard.requests.nth(1)).toContainText('INV-3');
  await expect(page.getByTestId('record-count').nth(0)).toHaveText('“Each order”: record 1 of 2');
  await expect(page.getByTestId('record-count').nth(1)).toHaveText('“Each invoice”: record 3 of 3');
});
