/** What an operator does in the data ledger: finds what was not delivered, sees why, sends it again. */
import { randomUUID } from 'node:crypto';
import { aFlow } from '@flowbridge/flow';
import { viewer } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import { expect, test } from '../drivers/story.ts';

const PARTS = [
  { code: 'PUMP-1', name: 'Pump', price: 120 },
  { code: 'PUMP-2', name: 'Pump, large', price: 240 },
  { code: 'VALVE-1', name: 'Valve', price: 0 },
  { code: 'VALVE-2', name: 'Valve, brass', price: 0 },
];

const ECHO = '/sandbox/bench/echo';

type Delivery = { dataset: string; target?: string; price?: string };

/** Stages four parts and sends them to a system that takes those with a price; it answers about each of them. */
function flowThatDelivers({ dataset, target = ECHO, price = '$r.data.price' }: Delivery) {
  const part = `{ "key": $r.key, "price": ${price}, "ok": ${price} > 0, "message": "price missing", "id": 7 }`;
  const sent = `{{ $map(loops.deliver.item.records, function($r) { ${part} }) }}`;
  return aFlow()
    .manual()
    .datasetStage('stage', {
      dataset,
      records: PARTS,
      key: '{{ loops.row.item.code }}',
      fields: { name: '{{ loops.row.item.name }}' },
    })
    .datasetDeliver(
      'deliver',
      {
        dataset,
        results: '{{ steps.post.body }}',
        mapped: sent,
        retry: { times: 5, delayMs: 3_600_000 },
      },
      (batch) =>
        batch.action(
          'http',
          'request',
          { method: 'POST', url: `${productUrl()}${target}`, body: sent },
          { key: 'post' },
        ),
    )
    .build();
}

const newDataset = () => `parts_${randomUUID().slice(0, 8)}`;

test('records the target refused are found, looked at, and delivered once the flow is mended', async ({
  rest,
  sitDown,
}) => {
  const dataset = newDataset();
  const flowId = await rest.createFlow('Deliver parts', flowThatDelivers({ dataset }));
  expect(await rest.run(flowId)).toMatchObject({ state: 'completedWithFailures' });

  const { page, ledger } = await sitDown();
  await page.goto('/flows');
  await ledger.open(dataset);
  await expect(ledger.records).toHaveCount(4);
  await ledger.filter('Failed');
  await expect(ledger.records).toHaveText(['VALVE-2', 'VALVE-1']);
  await ledger.search('VALVE-2');
  await expect(ledger.records).toHaveText(['VALVE-2']);
  await expect(ledger.searchBox).toBeFocused();

  await ledger.show('VALVE-2');
  await expect(ledger.drawer.getByTestId('failure')).toContainText('Price missing');
  expect(await ledger.json('Source')).toEqual(PARTS[3]);
  expect(await ledger.json('Sent')).toMatchObject({ key: 'VALVE-2', price: 0 });
  expect(await ledger.json('Answer')).toMatchObject({ key: 'VALVE-2', ok: false, message: 'price missing' });
  await page.keyboard.press('Escape');
  await expect(ledger.drawer).toHaveCount(0);

  const { revision } = await rest.expectOk<{ revision: number }>('GET', `/flows/${flowId}`);
  const document = flowThatDelivers({ dataset, price: '($r.data.price + 10)' });
  await rest.expectOk('PUT', `/flows/${flowId}/draft`, { document, revision });
  await ledger.search('');
  await ledger.select('VALVE-1', 'VALVE-2');
  await page.getByTestId('resend-selected').click();
  await ledger.agree();
  await expect(page.getByText('2 records wait for delivery again.')).toBeVisible();
  await expect(page.getByText('No record matches')).toBeVisible();
  await ledger.filter('Waiting');
  await expect(ledger.records).toHaveText(['VALVE-2', 'VALVE-1']);

  expect(await rest.run(flowId)).toMatchObject({ state: 'succeeded' });
  await expect(page.getByText('No record matches')).toBeVisible();
  await ledger.filter('Delivered');
  await expect(ledger.records).toHaveCount(4);
  await ledger.show('VALVE-2');
  await expect(ledger.drawer.locator('[data-state="delivered"]')).toBeVisible();
  expect(await ledger.json('Answer')).toMatchObject({ key: 'VALVE-2', price: 10, ok: true });
});

test('when the target’s address is wrong, all records of the batch say so; all are sent again together', async ({
  rest,
  sitDown,
}) => {
  const dataset = newDataset();
  const flowId = await rest.createFlow(
    'Deliver parts to nowhere',
    flowThatDelivers({ dataset, target: '/api/v1/nowhere' }),
  );
  expect(await rest.run(flowId)).toMatchObject({ state: 'completedWithFailures' });

  const { page, ledger } = await sitDown();
  await page.goto('/ledger');
  await page.getByTestId(`dataset-${dataset}-failed`).click();
  await expect(ledger.records).toHaveCount(4);
  await ledger.show('PUMP-1');
  await expect(ledger.drawer.getByTestId('failure')).toContainText('404');
  await ledger.drawer.getByRole('tab', { name: 'Answer' }).click();
  await expect(ledger.drawer).toContainText('The target said nothing about this record.');
  await page.keyboard.press('Escape');
  await page.getByTestId('resend-all-failed').click();
  await ledger.agree();
  await expect(page.getByText('4 records wait for delivery again.')).toBeVisible();
});

test('records stay on the page when reading them again fails', async ({ rest, sitDown }) => {
  const dataset = newDataset();
  const flowId = await rest.createFlow('Deliver parts, network away', flowThatDelivers({ dataset }));
  await rest.run(flowId);

  const { page, ledger } = await sitDown();
  await page.goto(`/ledger/${dataset}`);
  await ledger.select('VALVE-1');
  await page.route('**/api/trpc/**datasets**', (route) => route.abort());
  const failure = page.getByRole('alert').filter({ hasText: 'cannot be reached' });
  await expect(failure).toBeVisible({ timeout: 30_000 });
  await expect(ledger.records).toHaveCount(4);
  await expect(page.getByTestId('resend-selected')).toBeEnabled();
  await page.unroute('**/api/trpc/**datasets**');
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toHaveCount(0);
});

test('who may only look sees the records and can change none', async ({ rest, sitDown }) => {
  const dataset = newDataset();
  const flowId = await rest.createFlow('Deliver parts to look at', flowThatDelivers({ dataset }));
  await rest.run(flowId);

  const { page, ledger } = await sitDown(viewer);
  await page.goto(`/ledger/${dataset}?state=failed`);
  await expect(page.getByTestId('resend-all-failed')).toBeDisabled();
  await ledger.select('VALVE-1');
  await expect(page.getByTestId('resend-selected')).toBeDisabled();
  await expect(page.getByTestId('confirm-selected')).toBeDisabled();
});
