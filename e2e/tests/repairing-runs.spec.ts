/** What an operator does when many runs have failed for one reason: mend the flow, try one run, then all the others. */
import { aFlow } from '@flowbridge/flow';
import { productUrl } from '../drivers/product-url.ts';
import { expect, test } from '../drivers/story.ts';

/** Reads something that is there, sends two items, then calls an address that is wrong until the flow is mended. */
function flowThatCalls(last: string) {
  const url = productUrl();
  return aFlow()
    .manual()
    .forEach('each', '{{ [1,2] }}', (body) =>
      body.action('http', 'get', { url: `${url}/health` }, { key: 'look' }),
    )
    .action('http', 'get', { url: `${url}${last}` }, { key: 'last' })
    .build();
}

test('failed runs are mended and retried together, one of them first', async ({ rest, sitDown }) => {
  const flowId = await rest.createFlow('Repair me', flowThatCalls('/api/v1/nowhere'));
  for (let n = 0; n < 3; n += 1) expect(await rest.run(flowId)).toMatchObject({ state: 'failed' });
  const { revision } = await rest.expectOk<{ revision: number }>('GET', `/flows/${flowId}`);
  await rest.expectOk('PUT', `/flows/${flowId}/draft`, { document: flowThatCalls('/health'), revision });

  const { page, console, runPage } = await sitDown();
  await page.goto(`/runs?flow=${flowId}&state=failed`);
  await expect(console.runRows).toHaveCount(3);
  await console.runRows.first().getByRole('checkbox').check();
  await page.getByTestId('bulk-select-all').click();
  await page.getByTestId('bulk-retry').click();
  await page.getByTestId('bulk-version-draft').click();
  await expect(page.getByRole('radio', { name: 'The draft as it is now' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Try one first' })).toBeChecked();
  await page.getByTestId('bulk-start').click();

  const bulk = page.getByTestId('bulk-drawer').locator('[data-testid^="bulk-"][data-state]').first();
  await expect(bulk).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  await expect(bulk.locator('.bulk-outcomes')).toHaveText(/Succeeded\s*3$/, { timeout: 30_000 });

  const [run] = await rest.runsOf(flowId);
  await runPage.open(run?.id ?? '');
  await expect(page.getByTestId('attempt-origin')).toContainText('From the failed step');
  await runPage.show('last');
  await expect(runPage.stepRun('each')).toHaveAttribute('data-state', 'succeeded');
  await page.getByTestId('attempts').getByText('Attempt 1').click();
  await expect(runPage.state).toHaveAttribute('data-state', 'failed');
  await expect(runPage.card('each')).toContainText('2/2');
});

test('one run is retried from its failed step; the preview names what is done again', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow('Retry me', flowThatCalls('/api/v1/nowhere'));
  const { id } = await rest.run(flowId);
  const { page, runPage } = await sitDown();
  await runPage.open(id);
  await page.getByTestId('retry-run').click();
  const row = (key: string) => page.getByTestId(`retry-preview-${key}`).locator('td');
  await expect(row('look').nth(2)).toHaveText('2');
  await expect(row('look').nth(3)).toHaveText('0');
  await expect(row('last').nth(3)).toHaveText('1');
  await page.getByTestId('retry-from-trigger').click();
  await expect(row('look').nth(2)).toHaveText('0');
  await page.getByTestId('retry-from-failedStep').click();
  await expect(row('look').nth(2)).toHaveText('2');
  await page.getByTestId('retry-start').click();
  await runPage.ended('failed');
  await expect(page.getByTestId('attempt-origin')).toContainText('From the failed step');
});
