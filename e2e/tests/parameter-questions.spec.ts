/** Questions of every kind: each with the control, the check and the help that fit it; and a catalog that is always the newest. */
import { aFlow } from '@flowbridge/flow';
import { partsOn } from '../drivers/parts.ts';
import { expect, test } from '../drivers/story.ts';
import { wizardOn } from '../drivers/wizard.ts';

test('dates, cron, long texts, long numbers and secrets are asked for as what they are', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow(
    'Asks everything',
    aFlow()
      .manual()
      .parameter('from', 'text', { label: 'From', format: 'date', required: true, help: 'The first day.' })
      .parameter('when', 'text', { label: 'When', format: 'cron', default: '0 8 * * *' })
      .parameter('letter', 'text', { label: 'Letter', format: 'longText' })
      .parameter('appSecret', 'text', { label: 'App secret' })
      .parameter('serial', 'integer', { label: 'Serial' })
      .buildJson('asked', '{{ [params.from, params.when, params.letter, params.appSecret, params.serial] }}')
      .build(),
  );
  const { page } = await sitDown();
  const wizard = wizardOn(page);
  await wizard.configure(flowId, 'parameters');
  await expect(page.getByText('The first day.')).toBeVisible();
  await expect(page.getByTestId('secret-note-appSecret')).toContainText('secret variable');
  await expect(page.getByTestId('parameter-appSecret')).toHaveAttribute('type', 'password');
  await page.getByTestId('parameter-serial').fill('12345678901234567890');
  await page.getByTestId('parameter-when').fill('every morning');
  await page.getByTestId('wizard-next').click();
  await expect(page.getByText('A cron text has five fields')).toBeVisible();
  await page.getByTestId('parameter-when').fill('30 7 * * 1-5');
  await page.getByTestId('parameter-letter').fill('Dear all,\nthank you.');
  await page.getByTestId('parameter-from').fill('2026-02-28');
  await page.keyboard.press('Enter');
  // Nothing is to be mapped: the step is passed.
  await wizard.next('try');
  const { bindings } = await rest.expectOk<{ bindings: { parameters: unknown } }>('GET', `/flows/${flowId}`);
  expect(bindings.parameters).toEqual({
    from: '2026-02-28',
    when: '30 7 * * 1-5',
    letter: 'Dear all,\nthank you.',
    serial: '12345678901234567890',
  });
  const refused = await rest.call('PUT', `/flows/${flowId}/family`, {
    flows: [{ id: flowId, bindings: { connections: {}, parameters: { from: '2026-02-30' } } }],
  });
  expect(refused.status).toBe(422);
});

test('what a colleague publishes is in the palette of an open designer without a reload', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow('Open all the while', aFlow().manual().build());
  const { page, designer } = await sitDown();
  await designer.open(flowId);
  const { page: colleague } = await sitDown();
  await colleague.goto('/parts');
  const parts = partsOn(colleague);
  await parts.create('function', 'Fresh from a colleague');
  const heard = page.waitForResponse((response) => response.url().includes('connectors.list'), {
    timeout: 20_000,
  });
  await parts.publish('First', 1);
  await heard;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Fresh from');
  await expect(page.getByText('Fresh from a colleague').first()).toBeVisible();
});
