/** Text typed into a code editor faster than the page draws stands there as it was typed. */
import { aFlow } from '@flowbridge/flow';
import type { Page } from '@playwright/test';
import { expect, test } from '../drivers/story.ts';

const PROGRAM = [
  'function main(input, { log }) {',
  '  const total = input.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);',
  '  log("Total " + total + " of " + input.lines.length + " lines");',
  '  if (total > 1000000) throw new Error("Too much: [" + total + "]");',
  '  return { total, rounded: Math.round(total * 100) / 100 };',
  '}',
];

/** Puts the caret into an empty editor. */
async function clear(page: Page, testId: string): Promise<void> {
  const editor = page.getByTestId(testId).locator('.monaco-editor').first();
  await editor.locator('.view-lines').click();
  await expect(editor).toHaveClass(/focused/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
}

/** Slows drawing down, so that the page lags behind the keys as on a busy machine. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 3 });
}

test('a program typed very fast into a code step is stored as it was typed', async ({ rest, sitDown }) => {
  const { page, designer } = await sitDown();
  const document = aFlow().manual().code('compute', {}, 'function main() {}', { title: 'Compute' }).build();
  const id = await rest.createFlow('Types fast into code', document);
  await designer.open(id);
  await designer.select('compute');
  await clear(page, 'field-code');
  await slowDown(page);
  for (const line of PROGRAM) {
    await page.keyboard.type(line.trim());
    await page.keyboard.press('Enter');
  }
  await designer.saved();
  const typed = [...PROGRAM.map((line) => line.trim()), ''];
  await expect
    .poll(async () => {
      const { code } = await rest.onlyConfig<{ code: string }>(id);
      return code.split('\n').map((line) => line.trim());
    })
    .toEqual(typed);
});

test('JSON typed very fast into the code view of a value is stored as it was typed', async ({
  rest,
  sitDown,
}) => {
  const { page, designer } = await sitDown();
  const document = aFlow().manual().buildJson('order', { a: 1 }, { title: 'Order' }).build();
  const id = await rest.createFlow('Types fast into JSON', document);
  await designer.open(id);
  await designer.select('order');
  await page.getByTestId('view-value').getByText('Code').click();
  await clear(page, 'code-value');
  await slowDown(page);
  await page.keyboard.type(
    '{"customer": "聚氯乙烯 Ltd", "lines": [{"no": 1, "price": 12.5}, {"no": 2, "price": 0.75}], "open": true}',
  );
  await designer.saved();
  await expect
    .poll(async () => (await rest.onlyConfig<{ value: unknown }>(id)).value)
    .toEqual({
      customer: '聚氯乙烯 Ltd',
      lines: [
        { no: 1, price: 12.5 },
        { no: 2, price: 0.75 },
      ],
      open: true,
    });
});
