/** Keys where a consultant's hands are: in fields, in titles, on the card they came from. */
import { aFlow } from '@flowbridge/flow';
import { openDesigner, threeSteps } from '../drivers/open-designer.ts';
import { expect, test } from '../drivers/story.ts';

test('a field that is emptied by hand is empty again, not a new line', async ({ rest, sitDown }) => {
  const { page, designer } = await openDesigner(rest, sitDown, 'Emptied fields', threeSteps());
  await designer.insert({ at: 3 }, 'sap-b1.getDraft', 'get draft');
  await designer.field('input.$select').click();
  await page.keyboard.type('/');
  await page.keyboard.press('Escape');
  await designer.field('input.$select').click();
  await page.keyboard.press('Backspace');
  await designer.saved();
  const { document } = await rest.expectOk<{
    document: { steps: Record<string, { key: string; config: unknown }> };
  }>('GET', `/flows/${designer.flowId()}`);
  const step = Object.values(document.steps).find(({ key }) => key === 'getDraft');
  expect(JSON.stringify(step?.config)).not.toContain('\\n');
});

test('Ctrl+Enter asks for a test run from inside a field, too', async ({ rest, sitDown }) => {
  const { page, designer } = await openDesigner(rest, sitDown, 'Test from a field', threeSteps());
  await designer.insert({ at: 3 }, 'sap-b1.getDraft', 'get draft');
  await designer.field('input.DocEntry').click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByTestId('test-start')).toBeVisible();
});

test('F2, a name, Enter: the keys are on the card again', async ({ rest, sitDown }) => {
  const { page, designer } = await openDesigner(rest, sitDown, 'Renamed by keys', threeSteps());
  await designer.select('second');
  await page.keyboard.press('F2');
  await expect(designer.field('title')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Renamed');
  await page.keyboard.press('Enter');
  await expect(designer.step('second').locator('.step-card-face')).toBeFocused();
  await expect(designer.step('second')).toContainText('Renamed');
  await page.keyboard.press('ArrowDown');
  await expect(designer.step('third').locator('.step-card-face')).toBeFocused();
});

test('Escape leaves a field for the card it belongs to', async ({ rest, sitDown }) => {
  const { page, designer } = await openDesigner(rest, sitDown, 'Left by Escape', threeSteps());
  await designer.select('first');
  await page.keyboard.press('F2');
  await expect(designer.field('title')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(designer.step('first').locator('.step-card-face')).toBeFocused();
});

test('arrows go from the first step to the triggers, along them and back; Enter opens one, Escape leaves its fields', async ({
  rest,
  sitDown,
}) => {
  const flow = aFlow()
    .manual()
    .schedule({ mode: 'interval', every: 5, unit: 'minutes' })
    .buildJson('first', 1)
    .build();
  const { page, designer } = await openDesigner(rest, sitDown, 'Walked by keys', flow);
  const face = (key: string) => page.getByTestId(`trigger-${key}`).locator('.step-card-face');
  await designer.select('first');
  await page.keyboard.press('ArrowUp');
  await expect(face('manual')).toBeFocused();
  await expect(face('manual')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(face('schedule')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.side-panel :focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(face('schedule')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(face('manual')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(designer.step('first').locator('.step-card-face')).toBeFocused();
});

test('in a flow without steps the arrows go from its trigger to the place for the first one, and back', async ({
  rest,
  sitDown,
}) => {
  const { page } = await openDesigner(rest, sitDown, 'Walked while empty', aFlow().manual().build());
  const trigger = page.getByTestId('trigger-manual').locator('.step-card-face');
  await trigger.click();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-lane="root"]')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(trigger).toBeFocused();
});
