import { aFlow } from '@flowbridge/flow';
import { barriersOn } from '../drivers/barriers.ts';
import { demo } from '../drivers/people.ts';
import { expect, test } from '../drivers/story.ts';

const short = () => aFlow().manual().buildJson('first', 1, { title: 'First' }).build();

test('a step is picked in two steps, connector then action, by keys alone', async ({ rest, sitDown }) => {
  const flowId = await rest.createFlow('Picked by keys', short());
  const { page, designer } = await sitDown();
  await designer.open(flowId);
  await page.getByTestId('drop-root-1').focus();
  await page.keyboard.press('Enter');
  const box = page.getByTestId('picker-search');
  await expect(box).toBeFocused();
  expect(await barriersOn(page)).toEqual([]);
  await page.keyboard.type('sap business');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId('picker-group-sap-b1')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('picker-group-sap-b1')).toHaveCount(0);
  await page.keyboard.press('Backspace');
  await expect(page.getByTestId('picker-group-sap-b1')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('get draft');
  await page.keyboard.press('Enter');
  await expect(designer.step('getDraft')).toBeVisible();
  await expect(page.getByTestId('picker-search')).toHaveCount(0);
  await page.getByTestId('drop-root-0').focus();
  await page.keyboard.press('Enter');
  await expect(box).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(box).toHaveCount(0);
  await expect(page.getByTestId('drop-root-0')).toBeFocused();
});

test('the tabs: yours has the flows to call, recent what was added last, after a reload, too', async ({
  rest,
  sitDown,
}) => {
  const called = await rest.createFlow('可复用的校验', short());
  await rest.publish(called);
  const flowId = await rest.createFlow('Picks from tabs', short());
  const { page, designer } = await sitDown(demo, 'zh');
  await designer.open(flowId);
  const openPicker = () => page.getByTestId('drop-root-1').click();
  await openPicker();
  await page.getByTestId('picker-tab-recent').click();
  await expect(page.getByTestId('picker-empty')).toContainText('最近的排在最前');
  await page.getByTestId('picker-tab-custom').click();
  await page.getByTestId('picker-group-flows').click();
  await page.getByTestId('picker-search').fill('kfydjy');
  await page.getByTestId(`picker-flow.${called}`).click();
  await expect(designer.step('callFlow')).toContainText('可复用的校验');
  await designer.saved();
  await page.reload();
  await openPicker();
  await page.getByTestId('picker-tab-recent').click();
  await expect(page.getByTestId(`picker-flow.${called}`)).toBeVisible();
  await page.getByTestId('picker-tab-builtIn').click();
  await expect(page.getByTestId('picker-group-flows')).toHaveCount(0);
});

test('the called flow is opened from its step, and the way back leads to that step', async ({
  rest,
  sitDown,
}) => {
  const inner = await rest.createFlow('Inner', short());
  await rest.publish(inner);
  const middle = await rest.createFlow(
    'Middle',
    aFlow().manual().callFlow('callInner', inner, {}, { title: 'Call inner' }).build(),
  );
  await rest.publish(middle);
  const outer = await rest.createFlow(
    'Outer',
    aFlow()
      .manual()
      .buildJson('first', 1)
      .callFlow('callMiddle', middle, {}, { title: 'Call middle' })
      .build(),
  );
  const { page, designer } = await sitDown();
  await designer.open(outer);
  await designer.select('callMiddle');
  await designer.settings();
  await designer.field('title').fill('Call the middle one');
  await page.getByRole('tab', { name: 'Input' }).first().click();
  await page.getByTestId('open-called').click();
  await expect(page.getByTestId('flow-name')).toHaveValue('Middle');
  await designer.select('callInner');
  await page.keyboard.press('o');
  await expect(page.getByTestId('flow-name')).toHaveValue('Inner');
  const trail = page.getByTestId('flow-trail');
  await expect(trail.getByRole('link')).toHaveText(['Outer', 'Middle']);
  await page.reload();
  await trail.getByRole('link', { name: 'Middle' }).click();
  await expect(designer.step('callInner').locator('.step-card-face')).toHaveAttribute('aria-pressed', 'true');
  await trail.getByRole('link', { name: 'Outer' }).click();
  // What was typed last was saved on the way in.
  await expect(designer.step('callMiddle')).toContainText('Call the middle one');
  await expect(designer.step('callMiddle').locator('.step-card-face')).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(trail).toHaveCount(0);
});
