import { readFile } from 'node:fs/promises';
import { aFlow } from '@flowbridge/flow';
import type { Page } from '@playwright/test';
import { demo } from '../drivers/people.ts';
import { expect, test } from '../drivers/story.ts';

const flow = () =>
  aFlow()
    .manual()
    .action('sap-b1', 'getDraft', {}, { title: '读取采购订单草稿' })
    .forEach('each', '{{ [1, 2] }}', (item) => item.buildJson('inner', '{{ loops.each.item }}'), {
      title: '遍历行',
    })
    .build();

const longFlow = () => {
  let drawn = aFlow().manual();
  for (let number = 1; number <= 500; number += 1) drawn = drawn.buildJson(`step${number}`, number);
  return drawn.build();
};

async function downloaded(page: Page, start: () => Promise<void>): Promise<{ name: string; file: Buffer }> {
  const coming = page.waitForEvent('download');
  await start();
  const download = await coming;
  return { name: download.suggestedFilename(), file: await readFile(await download.path()) };
}

/** Width and height as a PNG's header says them. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

test('the whole flow becomes an SVG with all its words, from the menu of the toolbar', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow('采购审批 v2/2026', flow());
  const { page, designer } = await sitDown(demo, 'zh');
  await designer.open(flowId);
  const { name, file } = await downloaded(page, async () => {
    await page.getByTestId('toolbar-more').click();
    await page.getByTestId('picture-svg').click();
  });
  expect(name).toBe('采购审批 v2 2026.svg');
  const svg = file.toString('utf8');
  for (const word of ['采购审批 v2/2026', '读取采购订单草稿', '遍历行', '结束'])
    expect(svg).toContain(`>${word}<`);
  await page.goto(`data:image/svg+xml;base64,${file.toString('base64')}`);
  await expect(page.locator('text', { hasText: '读取采购订单草稿' })).toBeVisible();
});

test('a PNG comes from the command palette, light and sharp although the console is dark', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow('Dark console', flow());
  const { page, designer } = await sitDown();
  await designer.open(flowId);
  await page.emulateMedia({ colorScheme: 'dark' });
  const { name, file } = await downloaded(page, async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByTestId('command-box').fill('image');
    await page.getByTestId('command-savePng').click();
  });
  expect(name).toBe('Dark console.png');
  const { width, height } = sizeOf(file);
  expect(width).toBeGreaterThan(600);
  expect(height).toBeGreaterThan(800);
  const corner = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return [...(canvas.getContext('2d')?.getImageData(2, 2, 1, 1).data ?? [])];
  }, file.toString('base64'));
  expect(corner).toEqual([255, 255, 255, 255]);
});

test('500 steps become one image', async ({ rest, sitDown }) => {
  const flowId = await rest.createFlow('Five hundred', longFlow());
  const { page, designer } = await sitDown();
  await designer.open(flowId);
  const { file } = await downloaded(page, async () => {
    await page.getByTestId('toolbar-more').click();
    await page.getByTestId('picture-png').click();
  });
  const { height } = sizeOf(file);
  expect(height).toBeGreaterThan(20_000);
  expect(height).toBeLessThanOrEqual(32_000);
});
