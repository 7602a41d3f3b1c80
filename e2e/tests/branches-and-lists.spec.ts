/** Branches at the same time, waits, calls of other flows and list tools, drawn by hand; list tools also run. */
import { aFlow } from '@flowbridge/flow';
import { expect, test } from '../drivers/story.ts';

const orders = [
  { partner: 'V100', total: '0.1' },
  { partner: 'V200', total: 5 },
  { partner: 'V100', total: 0.2 },
];

test('list tools are filled in by picking from the element at hand, and give exact sums', async ({
  rest,
  sitDown,
}) => {
  const flow = aFlow().manual().buildJson('orders', orders, { title: 'Orders' }).build();
  const { page, designer } = await sitDown();
  const flowId = await rest.createFlow('Sums by partner', flow);
  await designer.open(flowId);
  await designer.insert({ at: 1 }, 'aggregate', 'hz');
  await designer.fill('items', '{{ steps.orders }}');
  await page.getByTestId('add-groupBy').click();
  await designer.pick('groupBy.0.value', 'loops.row.item.partner', 'partner');
  await page.getByTestId('add-values').click();
  await designer.pick('values.1.value', 'loops.row.item.total', 'total');
  await page.getByTestId('field-values.1.key').fill('sum');
  await page.getByTestId('field-values.1.key').press('Enter');
  await expect(designer.problems).toHaveAttribute('data-errors', '0');
  await designer.saved();
  expect((await rest.run(flowId)).output).toEqual({
    items: [
      { group1: 'V100', count: 2, sum: 0.3 },
      { group1: 'V200', count: 1, sum: 5 },
    ],
    count: 2,
  });
});

test('what either branch may have set and what a loop’s item holds are offered with their types, and checked', async ({
  rest,
  sitDown,
}) => {
  const flow = aFlow()
    .manual()
    .buildJson('orders', orders, { title: 'Orders' })
    .initVariable('found', 'object')
    .condition(
      '{{ $count(steps.orders) > 1 }}',
      (many) => many.setVariable('found', { partner: 'V100', price: 12.5 }),
      (few) => few.setVariable('found', { partner: 'V200', reasons: ['none'] }),
    )
    .initVariable('price', 'number')
    .forEach('each', '{{ steps.orders }}', (order) => order.initVariable('amount', 'number'))
    .build();
  const { page, designer } = await sitDown();
  await designer.open(await rest.createFlow('Either branch', flow));
  const warnings = page.getByTestId('toolbar-problems');
  await designer.select('init_price');
  await designer.pick('value', 'vars.found.price', 'price');
  await expect(warnings).toHaveAccessibleName('Problems: 0');
  await designer.fill('value', '{{ vars.found.reasons }}');
  await warnings.click();
  await expect(page.getByTestId('problem-list')).toContainText('This gives a list; a number is needed here.');
  await warnings.click();
  await designer.select('init_amount');
  await designer.pick('value', 'loops.each.item.total', 'total');
  await designer.saved();
});

test('a parallel step gets branches that are named, filled, moved and removed, and undo brings them back', async ({
  rest,
  sitDown,
}) => {
  const flow = aFlow().manual().buildJson('first', 1).build();
  const { page, designer } = await sitDown();
  await designer.open(await rest.createFlow('Branches', flow));
  await designer.drag('parallel').onto({ at: 1 });
  const heads = page.locator('.lane-branch');
  await expect(heads).toHaveText(['Branch 1', 'Branch 2']);
  await page.getByTestId('branch-1').getByRole('textbox').fill('Tell the buyer');
  await page.getByTestId('add-branch').click();
  await expect(heads).toHaveText(['Branch 1', 'Tell the buyer', 'Branch 3']);
  await designer.insert({ inside: 'parallel', lane: 'branch:a', at: 0 }, 'setVariable', 'set variable');
  await designer.select('parallel');
  await page.getByTestId('branch-0').getByRole('button').last().click();
  await expect(heads).toHaveText(['Tell the buyer', 'Branch 2']);
  await expect(designer.step('setVariable')).toHaveCount(0);
  await page.getByTestId('canvas').click({ position: { x: 20, y: 20 } });
  await page.keyboard.press('ControlOrMeta+z');
  await expect(heads).toHaveText(['Branch 1', 'Tell the buyer', 'Branch 3']);
  await expect(designer.step('setVariable')).toBeVisible();
  await designer.saved();
});

test('a called flow is chosen from the published ones and asks for its own input; a wait tells its address', async ({
  rest,
  sitDown,
}) => {
  const input = {
    type: 'object' as const,
    fields: [{ key: 'docEntry', required: true, schema: { type: 'integer' as const } }],
  };
  const callee = await rest.createFlow(
    'Post the invoice',
    aFlow().manual(input).buildJson('made', 1).build(),
  );
  await rest.publish(callee);
  const { page, designer } = await sitDown();
  await designer.open(await rest.createFlow('Caller', aFlow().manual().buildJson('first', 1).build()));
  await designer.insert({ at: 1 }, 'callFlow', 'dyzlc');
  await designer.chooseOption('flow', 'Post the invoice');
  await expect(designer.problems).not.toHaveAttribute('data-errors', '0');
  await designer.fill('input.docEntry', '{{ steps.first }}');
  await expect(designer.problems).toHaveAttribute('data-errors', '0');
  await expect(designer.step('callFlow')).toContainText('Post the invoice');
  await designer.insert({ at: 2 }, 'wait', 'wait');
  await page.getByText('A call', { exact: true }).click();
  await expect(page.getByTestId('callback-expression')).toContainText('{{ callbacks.wait }}');
  await designer.saved();
});

test('a run that waits for a call gives its address; called there, it goes on, and a second call is told that it came too late', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow(
    'Ask somebody',
    aFlow().manual().waitForCallback('verdict').buildJson('said', '{{ steps.verdict.body.said }}').build(),
  );
  const { runId } = await rest.expectOk<{ runId: string }>('POST', `/flows/${flowId}/runs`, {
    version: 'draft',
  });
  const { page, runPage } = await sitDown();
  await runPage.open(runId);
  await expect(runPage.state).toHaveAttribute('data-state', 'waiting', { timeout: 30_000 });
  await page.getByTestId('copy-wait-address').click();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const call = async () => {
    const answer = await page.request.post(address, { data: { said: 'yes' } });
    return answer.json();
  };
  expect(await call()).toMatchObject({ received: true });
  expect(await call()).toMatchObject({ received: false, duplicate: true });
  await expect(runPage.state).toHaveAttribute('data-state', 'succeeded', { timeout: 30_000 });
  await expect(page.getByTestId('copy-wait-address')).toHaveCount(0);
});
