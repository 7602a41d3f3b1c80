/** A flow drawn from left to right: the same flow, the same keys, edited the same way. */
import { readFile } from 'node:fs/promises';
import { aFlow } from '@flowbridge/flow';
import { openDesigner } from '../drivers/open-designer.ts';
import { expect, test } from '../drivers/story.ts';

const document = aFlow()
  .manual()
  .buildJson('first', 1, { title: 'First' })
  .forEach('each', '{{ [1, 2] }}', (item) => item.buildJson('inner', '{{ loops.each.item }}'), {
    title: 'Each',
  })
  .build();

test('the canvas is turned, walked by the arrows that point along it, edited, and stays turned after a reload and in its picture', async ({
  rest,
  sitDown,
}) => {
  const { page, designer, edits } = await openDesigner(rest, sitDown, 'Left to right', document);
  const edges = async (key: string) => {
    const box = await designer.step(key).boundingBox();
    return { x: Math.round(box?.x ?? 0), y: Math.round(box?.y ?? 0) };
  };
  await page.getByTestId('canvas-turn').click();
  await expect
    .poll(async () => {
      const [first, each] = [await edges('first'), await edges('each')];
      return first.y === each.y && first.x < each.x;
    })
    .toBe(true);

  await designer.select('first');
  await page.keyboard.press('ArrowRight');
  await edits.expectSelected('each');
  await page.keyboard.press('ArrowDown');
  await edits.expectSelected('inner');
  await page.keyboard.press('ArrowLeft');
  await edits.expectSelected('each');

  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(async () => (await edges('each')).x < (await edges('first')).x).toBe(true);
  await page.keyboard.press('ControlOrMeta+z');
  await designer.drag('condition').onto({ at: 1 });
  await expect(designer.step('condition')).toBeVisible();
  await designer.saved();

  await page.reload();
  await expect(page.getByTestId('canvas')).toHaveClass(/runs-right/);
  const coming = page.waitForEvent('download');
  await page.getByTestId('toolbar-more').click();
  await page.getByTestId('picture-svg').click();
  const svg = await readFile(await (await coming).path(), 'utf8');
  const [, width, height] = /<svg[^>]* width="(\d+)[^"]*" height="(\d+)/.exec(svg) ?? [];
  expect(Number(width)).toBeGreaterThan(Number(height));

  await page.keyboard.press('?');
  await expect(page.getByTestId('help-walkNext')).toContainText('→');
});
