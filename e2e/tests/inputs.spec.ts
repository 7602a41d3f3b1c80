/** Filling in a step: values picked, dragged and typed for, lists taken or built, code that is never lost. */
import { aFlow, type FlowDocument, type Template } from '@flowbridge/flow';
import { choose } from '../drivers/ant.ts';
import { inputsOn } from '../drivers/inputs.ts';
import { demo, type Language } from '../drivers/people.ts';
import type { Rest } from '../drivers/rest.ts';
import { type Desk, expect, test } from '../drivers/story.ts';

const ORDER = {
  客户名称: '蓝水贸易 Bluewater',
  total: 1250.5,
  lines: [{ item: '11028', quantity: 100 }],
  address: { city: '上海', street: { name: '南京路' } },
};
const wide = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`field${at}`, at]));

const flow = (): FlowDocument =>
  aFlow()
    .manual()
    .buildJson('order', ORDER, { title: 'Query order' })
    .buildJson('wide', wide, { title: 'Wide record' })
    .buildJson('body', { name: '', note: 'to ' }, { title: 'Body' })
    .initVariable('label', 'text', 'No {{ steps.order.total }}', { title: 'Label' })
    .initVariable('list', 'array', '{{ steps.order.lines }}', { title: 'List' })
    .build();

type Sitting = { rest: Rest; sitDown: (person?: typeof demo, language?: Language) => Promise<Desk> };

async function openStep({ rest, sitDown }: Sitting, key: string, language: Language = 'en') {
  const desk = await sitDown(demo, language);
  const id = await rest.createFlow(`Inputs of ${key} ${language}`, flow());
  await desk.designer.open(id);
  await desk.designer.select(key);
  const stored = async (): Promise<Template | undefined> => {
    const { document } = await rest.expectOk<{ document: FlowDocument }>('GET', `/flows/${id}`);
    const step = Object.values(document.steps).find((each) => each.key === key);
    return step?.kind === 'initVariable' || step?.kind === 'buildJson' ? step.config.value : undefined;
  };
  return { ...desk, id, stored, inputs: inputsOn(desk.page) };
}

test('a value is found by pinyin and put in at the caret by keyboard alone; Escape comes back to the input', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, inputs, stored } = await openStep({ rest, sitDown }, 'init_label', 'zh');
  await inputs.caretAtEnd('value');
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('pick-value')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(inputs.search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(inputs.picker).toHaveCount(0);
  await expect(designer.field('value')).toBeFocused();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(inputs.search).toBeFocused();
  await page.keyboard.type('khmc');
  await expect(inputs.active).toContainText('客户名称');
  await expect(inputs.active).toContainText('蓝水贸易 Bluewater');
  await page.keyboard.press('Enter');
  await expect(inputs.picker).toHaveCount(0);
  await expect(designer.field('value')).toBeFocused();
  await page.keyboard.type('!');
  await designer.saved();
  await expect.poll(stored).toBe('No {{ steps.order.total }}{{ steps.order.客户名称 }}!');
});

test('arrows walk the tree and open it; what is inside has its sample', async ({ rest, sitDown }) => {
  const { page, designer, inputs, stored } = await openStep({ rest, sitDown }, 'init_label');
  await designer.fill('value', '');
  await inputs.openPicker('value');
  const walkTo = async (key: string, label: string) => {
    await expect(async () => {
      await page.keyboard.press(key);
      expect(await inputs.active.innerText()).toContain(label);
    }).toPass({ intervals: [0] });
  };
  await walkTo('ArrowDown', 'field0');
  await page.keyboard.press('ArrowLeft');
  await expect(inputs.active).toContainText('Wide record');
  // Folded, a thousand fields are out of the way.
  await page.keyboard.press('ArrowLeft');
  await expect(inputs.line('steps.wide.field0')).toHaveCount(0);
  await walkTo('ArrowDown', 'address');
  await page.keyboard.press('ArrowRight');
  await expect(inputs.line('steps.order.address.city')).toContainText('上海');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await designer.saved();
  await expect.poll(stored).toBe('{{ steps.order.address.city }}');
});

test('of a thousand fields only those on screen are drawn, and each is found', async ({ rest, sitDown }) => {
  const { page, inputs } = await openStep({ rest, sitDown }, 'init_label');
  await inputs.openPicker('value');
  await expect(inputs.line('steps.wide.field1')).toBeVisible();
  expect(await inputs.lines.count()).toBeLessThan(60);
  await inputs.search.fill('field99');
  await expect(inputs.active).toContainText('field99');
  await expect(inputs.line('steps.wide.field999')).toContainText('999');
  await inputs.search.fill('nothing like it');
  await expect(inputs.picker).toContainText('Nothing matches');
  await page.keyboard.press('Escape');
});

test('a value is dragged into an input, which lights up and takes it where it is let go; undo takes it back', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, inputs, stored } = await openStep({ rest, sitDown }, 'body');
  await inputs.openPicker('value.name');
  await inputs.search.fill('total');
  await inputs.drag(inputs.line('steps.order.total'), 'value.note', 'end');
  await designer.saved();
  await expect.poll(stored).toEqual({ name: '', note: 'to {{ steps.order.total }}' });
  await inputs.drag(inputs.line('steps.order.total'), 'value.note', 'start');
  await designer.saved();
  await expect.poll(stored).toEqual({
    name: '',
    note: '{{ steps.order.total }}to {{ steps.order.total }}',
  });
  await expect(inputs.chips('value.note')).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+z');
  await designer.saved();
  await expect.poll(stored).toEqual({ name: '', note: 'to {{ steps.order.total }}' });
});

test('a slash offers fields and functions with their documentation; inside a call one goes on', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, inputs, stored } = await openStep({ rest, sitDown }, 'init_label', 'zh');
  await designer.fill('value', '');
  await designer.field('value').focus();
  await page.keyboard.type('/');
  await expect(inputs.suggestion('steps.wide.field0')).toBeVisible();
  await page.keyboard.type('roundH');
  await expect(inputs.about).toContainText('示例');
  await page.keyboard.press('Enter');
  await page.keyboard.type('tot');
  await expect(inputs.suggestion('steps.order.total')).toContainText('1250.5');
  await page.keyboard.press('Enter');
  await expect(inputs.suggestions).toHaveCount(0);
  await designer.field('value').blur();
  await designer.saved();
  await expect.poll(stored).toBe('{{ roundHalfUp(steps.order.total) }}');
});

test('two braces offer as well; Escape closes only the list, and a path stays a path', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, inputs, stored } = await openStep({ rest, sitDown }, 'init_label');
  await designer.fill('value', '');
  await designer.field('value').focus();
  await page.keyboard.type('in {{ steps.order.addr');
  await expect(inputs.suggestion('steps.order.address.city')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(inputs.about).toContainText('steps.order.address.city');
  await page.keyboard.press('Enter');
  await expect(designer.field('value')).toBeFocused();
  await page.keyboard.type(' /x');
  await page.keyboard.press('Escape');
  await expect(inputs.suggestions).toHaveCount(0);
  await expect(designer.field('value')).toBeFocused();
  await page.keyboard.type('y/z');
  await expect(inputs.suggestions).toHaveCount(0);
  await designer.field('value').blur();
  await designer.saved();
  await expect.poll(stored).toBe('in {{ steps.order.address.city }} /xy/z');
});

test('a chip has the icon and title of its step and shows its value of the last run', async ({
  rest,
  sitDown,
}) => {
  const { page, id, designer, inputs } = await openStep({ rest, sitDown }, 'init_label');
  const chip = inputs.chips('value').first();
  await expect(chip.locator('.kind-icon')).toBeVisible();
  await expect(chip).toContainText('Query order');
  await chip.hover();
  await expect(inputs.chipCard).toContainText('steps.order.total');
  await expect(inputs.chipCard).toContainText('with example values');
  await expect(inputs.chipCard.locator('pre')).toHaveText('1250.5');
  await rest.run(id);
  await page.reload();
  await designer.select('init_label');
  await chip.hover();
  await expect(inputs.chipCard).toContainText('with the values of the last run');
  await page.mouse.move(2, 2);
  await expect(inputs.chipCard).toHaveCount(0);
});

test('a list is taken or built, and nothing is lost on the way there and back', async ({ rest, sitDown }) => {
  const { page, designer, stored } = await openStep({ rest, sitDown }, 'init_list');
  await designer.inputMode('value', /Build items/);
  await expect(page.getByTestId('taken-value')).toContainText('Query order');
  await designer.inputMode('value', /Take a list/);
  await expect.poll(stored).toBe('{{ steps.order.lines }}');
  await designer.inputMode('value', /Build items/);
  await page.getByTestId('build-value').click();
  for (const [at, item] of ['first', 'second'].entries()) {
    await page.getByTestId('add-value').click();
    await designer.fill(`value.${at}`, item);
  }
  await page.getByRole('button', { name: 'Move up' }).last().click();
  await designer.saved();
  await expect.poll(stored).toEqual(['second', 'first']);
  await designer.inputMode('value', /Take a list/);
  await designer.fill('value', '["a", {{ steps.order.total }}]');
  await designer.inputMode('value', /Build items/);
  await expect(designer.field('value.0')).toHaveText('a');
  await designer.saved();
  await expect.poll(stored).toEqual(['a', '{{ steps.order.total }}']);
});

test('code that is no JSON names its line and is kept, whatever is looked at meanwhile', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, stored } = await openStep({ rest, sitDown }, 'body');
  const code = () => page.getByTestId('view-value').getByText('Code');
  await code().click();
  await designer.writeCode('code-value', '{\n  "name": "x",\n  "note": oops\n}');
  await expect(page.getByTestId('json-problem-value')).toContainText('Line 3');
  await page.getByTestId('view-value').getByText('Tree').click();
  await expect(page.getByTestId('json-unfinished-value')).toContainText('Line 3');
  await designer.select('order');
  await designer.select('body');
  await page.getByTestId('json-unfinished-value').getByRole('button', { name: 'Back to the code' }).click();
  await expect(page.getByTestId('code-value')).toContainText('oops');
  await designer.writeCode('code-value', '{\n  "name": "x",\n  "note": {{ steps.order.total }}\n}');
  await expect(page.getByTestId('json-problem-value')).toHaveCount(0);
  await designer.saved();
  await expect.poll(stored).toEqual({ name: 'x', note: '{{ steps.order.total }}' });
});

test('in the code view expressions are completed, and a value is picked at the caret', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, inputs, stored } = await openStep({ rest, sitDown }, 'body');
  await page.getByTestId('view-value').getByText('Code').click();
  await designer.writeCode('code-value', '{ "name": "No "}');
  const rows = page.locator('.suggest-widget .monaco-list-row');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('{{ steps.order.to');
  await expect(rows.filter({ hasText: 'total' })).toContainText('1250.5 · Number');
  await page.keyboard.press('Enter');
  await designer.saved();
  await expect.poll(stored).toEqual({ name: 'No {{ steps.order.total }}' });
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('"city":, ');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await inputs.openPicker('value-code');
  await inputs.search.fill('city');
  await page.keyboard.press('Enter');
  await designer.saved();
  await expect
    .poll(stored)
    .toEqual({ city: '{{ steps.order.address.city }}', name: 'No {{ steps.order.total }}' });
});

test('after a change of a step’s fields only true breaks are told, and they are mended together', async ({
  rest,
  sitDown,
}) => {
  const desk = await sitDown();
  const { page, designer } = desk;
  const id = await rest.createFlow(
    'Inputs after a change',
    aFlow()
      .manual()
      .buildJson('order', { total: 1, customer: 'x', head: { no: 7 } }, { title: 'Query order' })
      .buildJson('one', '{{ steps.order.total }} of {{ steps.order.customer }}', { title: 'One' })
      .buildJson('two', { sum: '{{ steps.order.total + steps.order.head.no }}' }, { title: 'Two' })
      .build(),
  );
  await designer.open(id);
  await designer.select('order');
  const key = page.getByTestId('key-value.0');
  await key.fill('amount');
  await key.press('Enter');
  await designer.problems.click();
  const problems = page.getByTestId('problem-list');
  await expect(problems.getByText('steps.order has no field “total”.')).toHaveCount(2);
  await expect(problems).not.toContainText('customer');
  await page.getByTestId('problems-rebind').click();
  const list = page.getByTestId('rebind-list');
  await expect(list.locator('.rebind-row')).toHaveCount(1);
  await expect(list).toContainText('Read by One, Two');
  await expect(list.locator('.chip')).toContainText('Query order');
  await choose(page, page.getByTestId('rebind-steps.order.total'), 'steps.order.amount');
  await page.getByTestId('rebind-confirm').click();
  await designer.saved();
  const values = async () => {
    const { document } = await rest.expectOk<{ document: FlowDocument }>('GET', `/flows/${id}`);
    return Object.values(document.steps).flatMap((step) =>
      step.kind === 'buildJson' && step.key !== 'order' ? [step.config.value] : [],
    );
  };
  await expect
    .poll(values)
    .toEqual([
      '{{ steps.order.amount }} of {{ steps.order.customer }}',
      { sum: '{{ steps.order.amount + steps.order.head.no }}' },
    ]);
});
