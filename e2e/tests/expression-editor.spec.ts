/** The full editor of expressions: proposals, explanations, mistakes and the result, by keyboard, in both languages. */
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { expressionEditorOn } from '../drivers/expression-editor.ts';
import type { Language } from '../drivers/people.ts';
import { demo } from '../drivers/people.ts';
import type { Rest } from '../drivers/rest.ts';
import { type Desk, expect, test } from '../drivers/story.ts';

const ORDER = {
  customer: '蓝水贸易 Bluewater',
  total: 1250.5,
  lines: [
    { item: '11028', price: 12.5, quantity: 100 },
    { item: '11029', price: 0.5, quantity: 1 },
  ],
};

const flow = (): FlowDocument =>
  aFlow()
    .manual()
    .buildJson('order', ORDER, { title: 'Order 订单' })
    .forEach('each', '{{ steps.order.lines }}', (lane) =>
      lane.initVariable('label', 'text', '', { title: 'Label 标签' }),
    )
    .initVariable('sum', 'number', 0, { title: 'Sum 合计' })
    .build();

type Sitting = { rest: Rest; sitDown: (person?: typeof demo, language?: Language) => Promise<Desk> };

async function openEditor({ rest, sitDown }: Sitting, step: string, language: Language = 'en') {
  const desk = await sitDown(demo, language);
  const id = await rest.createFlow(`Expressions of ${step} ${language}`, flow());
  await desk.designer.open(id);
  await desk.designer.select(step);
  const expression = expressionEditorOn(desk.page);
  await expression.open('value');
  const stored = async () => {
    const { document } = await rest.expectOk<{ document: FlowDocument }>('GET', `/flows/${id}`);
    const found = Object.values(document.steps).find((each) => each.key === step);
    return found?.kind === 'initVariable' ? found.config.value : undefined;
  };
  return { ...desk, id, expression, stored };
}

test('an expression is written with proposals alone, its result stands below, and Escape goes back to the field', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, expression, stored } = await openEditor({ rest, sitDown }, 'init_sum');
  await expression.write('{{ $su');
  await expect(expression.proposal('sum')).toBeVisible();
  await expression.proposal('sum').click();
  await expect(expression.signature).toContainText('sum(list: list of numbers) → number');
  await page.keyboard.type('ste');
  await expect(expression.proposal('steps')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('ord');
  await expect(expression.proposal('order')).toContainText('Order 订单');
  await page.keyboard.press('Enter');
  await page.keyboard.type('.');
  await expect(expression.proposal('total')).toContainText('1250.5 · Number');
  await page.keyboard.type('lin');
  await page.keyboard.press('Enter');
  await page.keyboard.type('.pri');
  await expect(expression.proposal('price')).toContainText('12.5 · Number');
  await page.keyboard.press('Enter');
  await expect(expression.value).toHaveText('13');
  await expect(expression.type).toHaveText('Integer');
  await expect(expression.problems).toHaveCount(0);
  // Behind the call its signature is gone; while it is shown, the first Escape closes only that.
  await page.keyboard.press('End');
  await expect(expression.signature).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(expression.dialog).toHaveCount(0);
  await expect(designer.field('value')).toBeFocused();
  await designer.saved();
  await expect.poll(stored).toBe('{{ $sum(steps.order.lines.price) }}');
  await page.keyboard.press('Alt+Enter');
  await expression.ready();
  await expect(expression.value).toHaveText('13');
});

test('inside a filter the fields of the items come first, in a loop its item is known', async ({
  rest,
  sitDown,
}) => {
  const { page, expression } = await openEditor({ rest, sitDown }, 'init_label');
  await expression.write('{{ loops.each.item.');
  await expect(expression.proposal('item')).toContainText('"11028" · Text');
  await expression.write('{{ loops.each.item.item & " / " & steps.order.lines[quantity < 10].item }}');
  await expect(expression.value).toHaveText('11028 / 11029');
  await expression.write('{{ steps.order.lines[');
  await expect(expression.suggestions.first()).toContainText('item');
  await expect(expression.suggestions.nth(1)).toContainText('price');
  await page.keyboard.press('Escape');
  await expect(expression.dialog).toBeVisible();
  await expression.close();
});

test('what is typed very fast stands there as it was typed', async ({ rest, sitDown }) => {
  const { page, designer, expression, stored } = await openEditor({ rest, sitDown }, 'init_label');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 3 });
  const text =
    'No {{ loops.each.item.item }}: {{ $string(loops.each.number) & " of " & $count(steps.order.lines) }}!';
  await expression.write(text);
  await expect(expression.value).toHaveText('No 11028: 1 of 2!');
  await designer.saved();
  await expect.poll(stored).toBe(text);
});

test('mistakes are marked where they stand and told in words; a click goes there', async ({
  rest,
  sitDown,
}) => {
  const { page, expression } = await openEditor({ rest, sitDown }, 'init_sum');
  await expression.write('{{ steps.order.total + steps.ordr.total }}');
  await expect(expression.problems).toContainText(
    'There is no step “ordr” in this flow. Did you mean “order”?',
  );
  await expect(expression.errorMarks).toHaveCount(1);
  await expression.problems.getByRole('button').first().click();
  await page.keyboard.type('0');
  await expect(expression.problems).toHaveCount(0);
  await expect(expression.value).toHaveText('1250.5');

  await expression.write('{{ steps.order.total + }}');
  await expect(expression.problems).toContainText(/ends too early/);
  await expression.write('{{ $summ(steps.order.lines.price) }}');
  await expect(expression.problems).toContainText('There is no function “summ”; did you mean “sum”?');
  await expression.write('{{ steps.order.lines }}');
  await expect(expression.problems).toContainText('This gives a list; a number is needed here.');
  await expect(expression.warningMarks).toHaveCount(1);
  await expression.write('{{ toInt(steps.order.customer) }}');
  await expect(expression.failure).toContainText('蓝水贸易');
  await expect(expression.problems).toHaveCount(0);
});

test('a pointed word is explained: a field with its sample, a function with its examples', async ({
  rest,
  sitDown,
}) => {
  const { expression } = await openEditor({ rest, sitDown }, 'init_sum', 'zh');
  await expression.write('{{ toNumber(steps.order.customer) }}');
  await expression.pointAt('customer');
  await expect(expression.hover.filter({ hasText: 'steps.order.customer: 文本' })).toContainText(
    '蓝水贸易 Bluewater',
  );
  await expression.pointAt('toNumber');
  await expect(expression.hover.filter({ hasText: 'toNumber(' })).toContainText('示例');
});

test('dates are written in the zone of the tenant’s runs, and Monaco speaks the console’s language', async ({
  rest,
  sitDown,
}) => {
  const { page, expression } = await openEditor({ rest, sitDown }, 'init_label', 'zh');
  await expression.write('{{ formatDate("2026-03-05T08:30:00Z", "HH:mm") }}');
  await expect(expression.value).toHaveText('16:30');
  await page.keyboard.press('ControlOrMeta+f');
  await expect(page.locator('.find-widget textarea, .find-widget .input').first()).toHaveAttribute(
    'aria-label',
    '查找',
  );
});

test('a value is picked into the text, and the result follows the last run', async ({ rest, sitDown }) => {
  const { page, id, designer, expression } = await openEditor({ rest, sitDown }, 'init_sum');
  await expression.write('Total: ');
  await expression.dialog.getByTestId('picker-data-search').fill('total');
  await expression.dialog.getByTestId('data-steps.order.total').click();
  await expect(expression.value).toHaveText('Total: 1250.5');
  await expect(expression.dialog).toContainText('with example values');
  await expression.close();
  await designer.saved();
  await rest.run(id);
  await page.reload();
  await designer.select('init_sum');
  await expression.open('value');
  await expect(expression.dialog).toContainText('with the values of the last run');
  await expect(expression.value).toHaveText('Total: 1250.5');
});
