/** Versions of a flow: published with a note, looked at, compared, restored; nothing is lost on the way. */
import { aFlow, type FlowDocument, stepByKey } from '@flowbridge/flow';
import { viewer } from '../drivers/people.ts';
import type { Rest } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';

const lines = (sum: string) =>
  [
    'function main(input) {',
    ...Array.from({ length: 20 }, (_, at) => `  // ${at + 1}`),
    `  return ${sum};`,
    '}',
  ].join('\n');

const orders = () =>
  aFlow()
    .manual()
    .parameter('limit', 'integer', { label: 'Limit', default: 10 })
    .buildJson('orders', '{{ params.limit }}', { title: 'Orders' })
    .code('total', { orders: '{{ steps.orders }}' }, lines('input.orders'), { title: 'Total' })
    .forEach('each', '{{ [1, 2] }}', (item) => item.buildJson('inner', '{{ loops.each.item }}'), {
      title: 'Each',
    })
    .buildJson('last', 'done', { title: 'Last' })
    .build();

const draftOf = (rest: Rest, flowId: string) =>
  rest.expectOk<{ document: FlowDocument; revision: number }>('GET', `/flows/${flowId}`);

/** Publishes the flow, then puts a draft in its place that was made from it. */
async function withChangedDraft(rest: Rest, name: string) {
  const first = orders();
  const flowId = await rest.createFlow(name, first);
  await rest.expectOk('POST', `/flows/${flowId}/publish`, { changelog: 'The first one' });
  const changed = structuredClone(first);
  const total = stepByKey(changed, 'total');
  if (total?.kind === 'code') total.config.code = lines('input.orders * 2');
  await rest.expectOk('PUT', `/flows/${flowId}/draft`, { revision: 1, document: changed });
  return { flowId, first };
}

test('a version is published with a note, compared with what the draft became, and restored; undo brings the draft back', async ({
  rest,
  sitDown,
}) => {
  const first = orders();
  const flowId = await rest.createFlow('Versions by hand', first);
  const { page, designer, versions } = await sitDown();
  await designer.open(flowId);
  await page.getByTestId('toolbar-publish').click();
  await expect(page.getByText('This is the first version of this flow.')).toBeVisible();
  await page.keyboard.press('Escape');
  await versions.publish('Reads the orders');

  await designer.move('last', { inside: 'each', at: 1 });
  await designer.select('orders');
  await page.keyboard.press('Delete');
  // Others read it: that is asked first.
  await page.getByTestId('remove-anyway').click();
  await designer.insert({ at: 0 }, 'initVariable', 'initialise');
  await designer.select('total');
  await page.keyboard.press('F2');
  await page.getByTestId('field-title').fill('Grand total');
  await designer.saved();
  const { document: edited } = await draftOf(rest, flowId);

  await versions.open();
  await expect(versions.row(1)).toContainText('Reads the orders');
  await expect(versions.row(1)).toContainText('Live');
  await expect(versions.row('draft')).toContainText('4 changes since version 1');
  await expect(versions.step('orders')).toBeVisible();
  await page.getByTestId('compare-1').click();
  await expect(page).toHaveURL(/versions=1\.\.draft/);
  await expect(versions.step('orders')).toHaveAttribute('data-change', 'removed');
  await expect(versions.step('initVariable')).toHaveAttribute('data-change', 'added');
  await expect(versions.step('total')).toHaveAttribute('data-change', 'changed');
  await expect(versions.step('last')).toHaveAttribute('data-change', 'moved');
  await expect(versions.step('each')).not.toHaveAttribute('data-change', /./);
  await expect(versions.changes).toHaveCount(4);
  await versions.change('Grand total').click();
  const title = versions.field('Title');
  await expect(title.getByTestId('change-before')).toHaveText('Total');
  await expect(title.getByTestId('change-after')).toHaveText('Grand total');
  await versions.change('Last').click();
  await expect(versions.details.getByTestId('change-move')).toHaveText(
    /Main line, position 4.*Each › Body, position 2/,
  );

  await page.goBack();
  await versions.restore(1);
  await page.getByTestId('restore-confirm').click();
  await expect(versions.view).toHaveCount(0);
  await expect(designer.step('orders')).toBeVisible();
  await designer.saved();
  expect((await draftOf(rest, flowId)).document).toEqual(first);
  await page.reload();
  await expect(designer.step('orders')).toBeVisible();
  await page.getByTestId('toolbar-undo').click();
  await expect(designer.step('initVariable')).toBeVisible();
  await designer.saved();
  expect((await draftOf(rest, flowId)).document).toEqual(edited);
});

test('a changed code is shown line by line, with what is far from the change folded away', async ({
  rest,
  sitDown,
}) => {
  const { flowId } = await withChangedDraft(rest, 'Versions of code');
  const { page, versions } = await sitDown();
  await page.goto(`/flows/${flowId}?versions=1..draft`);
  const code = versions.field('Code');
  await expect(code.locator('.is-removed')).toHaveText(/return input\.orders;/);
  await expect(code.locator('.is-added')).toHaveText(/return input\.orders \* 2;/);
  await expect(code.locator('.text-line')).toHaveCount(6);
  await code.getByRole('button', { name: '18 lines as before' }).click();
  await expect(code.locator('.text-line')).toHaveCount(24);
  await page.getByTestId('compare-swap').click();
  await expect(page).toHaveURL(/versions=draft\.\.1/);
  await expect(code.locator('.is-added')).toHaveText(/return input\.orders;/);
  await versions.compare('Draft', 'Draft');
  await expect(page.getByTestId('compare-same')).toBeVisible();
});

test('the publish dialog tells what changed; an error keeps it shut and leads to its field, a warning does not', async ({
  rest,
  sitDown,
}) => {
  const { flowId, first } = await withChangedDraft(rest, 'Versions and problems');
  const { page, designer, versions } = await sitDown();
  await designer.open(flowId);
  await designer.select('last');
  await designer.fill('value', '{{ steps.nowhere.body }}');
  await expect(designer.problems).toHaveAttribute('data-errors', '1');
  await page.getByTestId('toolbar-publish').click();
  const changes = page.getByTestId('publish-changes');
  await expect(changes.locator('.change-row')).toHaveText([/Total.*Changed/, /Last.*Changed/]);
  await expect(page.getByTestId('publish-confirm')).toBeDisabled();
  await page.locator('.publish-problems .problem-jump').first().click();
  await expect(page.getByTestId('publish-confirm')).toHaveCount(0);
  await expect(page.locator('.side-panel .panel-title')).toContainText('Last');
  await designer.fill('value', 'done again');
  await expect(designer.problems).toHaveAttribute('data-errors', '0');
  await page.getByTestId('toolbar-publish').click();
  await page.getByTestId('publish-compare').click();
  await expect(versions.changes).toHaveCount(2);
  await versions.publish('Totals doubled');
  await expect(page.getByText('Version 2 is published')).toBeVisible();
  await page.getByTestId('compare-back').click();
  await expect(versions.row(2)).toContainText('Totals doubled');
  await expect(versions.row(2)).toContainText('Live');
  await expect(versions.row(1)).not.toContainText('Live');
  await expect(versions.row('draft')).toContainText('The same as version 2');
  await versions.restore(1);
  await expect(versions.view, 'nothing would be lost, so nothing is asked').toHaveCount(0);
  await designer.saved();
  expect((await draftOf(rest, flowId)).document).toEqual(first);
});

test('a version is opened with its panel to look at: nothing of it can be changed, and keys leave the draft alone', async ({
  rest,
  sitDown,
}) => {
  const { flowId } = await withChangedDraft(rest, 'Versions to look at');
  const { page, designer, versions } = await sitDown();
  await designer.open(flowId);
  await designer.select('last');
  await versions.open();
  await versions.look(1);
  await versions.step('total').locator('.step-card-face').click();
  const panel = versions.view.getByTestId('side-panel');
  await expect(panel).toContainText('Total');
  await panel.getByRole('tab', { name: 'Settings' }).click();
  await expect(panel.getByTestId('field-title')).toBeDisabled();
  await versions.canvas.click({ position: { x: 30, y: 300 } });
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await expect(versions.view).toHaveCount(0);
  await expect(designer.step('last')).toBeVisible();
  await expect(page.getByTestId('toolbar-undo')).toBeDisabled();
});

test('older versions come page by page; a viewer looks and restores nothing', async ({ rest, sitDown }) => {
  const flowId = await rest.createFlow('Many versions', orders());
  for (let version = 1; version <= 32; version += 1) {
    await rest.expectOk('POST', `/flows/${flowId}/publish`, { changelog: `Note ${version}` });
  }
  const { page, versions } = await sitDown(viewer);
  await page.goto(`/flows/${flowId}`);
  await versions.open();
  await expect(versions.row(32)).toContainText('Note 32');
  await expect(versions.row(1)).toHaveCount(0);
  await page.getByTestId('versions-more').click();
  await versions.look(1);
  await expect(page.getByTestId('restore-1')).toBeDisabled();
});

test('a flow without versions says what one is; a version that cannot be read can be tried again', async ({
  rest,
  sitDown,
}) => {
  const empty = await rest.createFlow('Never published', orders());
  const { flowId } = await withChangedDraft(rest, 'Versions unread');
  const { page, versions } = await sitDown();
  await page.goto(`/flows/${empty}`);
  await versions.open();
  await expect(versions.view).toContainText('No version yet');
  let broken = true;
  await page.route(/\/api\/trpc\/.*flows\.version\b/, (route) => (broken ? route.abort() : route.fallback()));
  await page.goto(`/flows/${flowId}?versions=1`);
  const retry = versions.view.getByRole('button', { name: 'Try again' });
  await expect(retry, 'the list and the version').toHaveCount(2, { timeout: 30_000 });
  broken = false;
  await retry.first().click();
  await expect(versions.row(1)).toContainText('The first one');
  await retry.click();
  await expect(versions.step('total')).toBeVisible();
});
