/** What a tenant shares: its people, its keys, its variables and look-up tables. */
import { aFlow } from '@flowbridge/flow';
import { choose } from '../drivers/ant.ts';
import { expressionEditorOn } from '../drivers/expression-editor.ts';
import { demo, outsider, viewer, visitAs } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import { expect, test } from '../drivers/story.ts';

test('an invited person makes an account by the link, has the role, and the link is good once', async ({
  sitDown,
  browser,
}) => {
  const { page } = await sitDown();
  await page.goto('/settings');
  await page.getByTestId('invite').click();
  await page.getByTestId('invite-email').fill('chen.jing@bluewater.test');
  await choose(page, page.getByTestId('invite-role'), 'Operator');
  await page.getByTestId('invite-create').click();
  const link = await page.getByTestId('invite-link').inputValue();
  await page.getByTestId('invite-done').click();
  await expect(page.getByTestId('invitation-row-chen.jing@bluewater.test')).toContainText('Open until');

  const context = await browser.newContext({ locale: 'zh-CN' });
  const guest = await context.newPage();
  await guest.goto(link);
  await expect(guest.getByTestId('invitation')).toContainText(/邀请您以运维人员身份加入|以运维人员身份加入/);
  await expect(guest.getByTestId('join-email')).toHaveValue('chen.jing@bluewater.test');
  await guest.getByTestId('join-name').fill('陈静');
  await guest.getByTestId('join-password').fill('a good long password');
  await guest.getByTestId('join-submit').click();
  await expect(guest.getByTestId('nav-flows')).toBeVisible();
  await expect(guest.getByTestId('new-flow')).toBeDisabled();
  await guest.goto('/settings?tab=roles');
  await expect(guest.getByTestId('capability-flows.operate')).toBeVisible();
  await guest.goto(link);
  await expect(guest.getByText('该邀请已被接受。')).toBeVisible();
  await context.close();

  await page.reload();
  await expect(page.getByTestId('member-row-chen.jing@bluewater.test')).toContainText('Operator');
  await expect(page.getByTestId('invitation-row-chen.jing@bluewater.test')).toContainText('陈静');
});

test('somebody of another tenant accepts with the account they have; a withdrawn link says so', async ({
  rest,
  browser,
}) => {
  const invite = () =>
    rest.expectOk<{ id: string; link: string }>('POST', '/invitations', { role: 'viewer' });
  const withdrawn = await invite();
  await rest.expectOk('DELETE', `/invitations/${withdrawn.id}`);
  const open = await invite();
  await using visit = await visitAs({ browser, url: productUrl(), person: outsider, language: 'en' });
  const { page } = visit;
  await page.goto(withdrawn.link);
  await expect(page.getByText('This invitation was withdrawn.')).toBeVisible();
  await page.goto(open.link);
  await page.getByTestId('invitation-accept').click();
  await expect(page.getByTestId('tenant-switcher')).toContainText('Bluewater');
  await page.goto(`${productUrl()}/invitation/${'x'.repeat(43)}`);
  await expect(page.getByText('This invitation does not exist')).toBeVisible();
});

test('a rotated AppCode and its new value both open until the old one is ended', async ({
  rest,
  sitDown,
}) => {
  const called = aFlow()
    .http({ auth: { kind: 'appCode' } })
    .respond({ body: 'welcome' })
    .build();
  const flowId = await rest.createFlow('Called with a rotated key', called);
  const otherId = await rest.createFlow('Called by nobody', called);
  await rest.publish(flowId);
  await rest.publish(otherId);
  const hookOf = async (id: string) =>
    (await rest.expectOk<{ hookUrl: string }>('GET', `/flows/${id}`)).hookUrl;
  const hooks = { meant: await hookOf(flowId), other: await hookOf(otherId) };
  const call = async (value: string, hook = hooks.meant) =>
    (await fetch(hook, { method: 'POST', headers: { 'x-apig-appcode': value } })).status;

  const { page } = await sitDown();
  await page.goto('/settings?tab=credentials');
  await page.getByTestId('new-credential').click();
  await page.getByTestId('credential-name').fill('Shop, rotated');
  await page.getByRole('combobox', { name: 'Good for' }).fill('Called with a rotated');
  await page.locator('.ant-select-item-option').filter({ hasText: 'Called with a rotated key' }).click();
  await page.getByTestId('credential-name').click();
  await page.getByTestId('credential-create').click();
  const first = await page.getByTestId('credential-value').inputValue();
  await page.getByTestId('credential-done').click();
  const row = page.getByTestId('credential-row-Shop, rotated');
  await expect(row).toContainText('Called with a rotated key');
  await expect.poll(() => call(first)).toBe(200);
  expect(await call(first, hooks.other)).toBe(401);

  await row.getByRole('button', { name: 'Rotate Shop, rotated' }).click();
  await page.getByTestId('rotate-start').click();
  const second = await page.getByTestId('credential-value').inputValue();
  await page.getByTestId('credential-done').click();
  await expect(row).toContainText(`Former value …${first.slice(-4)}`);
  await expect.poll(() => call(second)).toBe(200);
  expect(await call(first)).toBe(200);

  await row.getByRole('button', { name: 'End now: the former value of Shop, rotated' }).click();
  await expect(row).not.toContainText('Former value');
  await expect.poll(() => call(first)).toBe(401);
  expect(await call(second)).toBe(200);
});

test('a variable, a secret one and a look-up table are made, used by a flow, and asked about before they go', async ({
  rest,
  sitDown,
}) => {
  const { page, designer } = await sitDown();
  await page.goto('/flows');
  await page.getByTestId('nav-variables').click();
  const addVariable = async (key: string, value: string, secret: boolean) => {
    await page.getByTestId('new-variable').click();
    await page.getByTestId('variable-key').fill(key);
    if (secret) await page.getByTestId('variable-secret').check();
    await page.getByTestId('variable-text').fill(value);
    await page.getByTestId('variable-save').click();
    await expect(page.getByTestId(`variable-row-${key}`)).toBeVisible();
  };
  await addVariable('warehouseCode', 'WH-SH-01', false);
  await addVariable('partnerKey', 'top-secret-4711', true);
  await expect(page.getByTestId('variable-row-partnerKey')).toContainText('Secret');

  await page.getByTestId('tab-tables').click();
  await page.getByTestId('new-table').click();
  await page.getByTestId('table-name').fill('unitNames');
  await page.getByTestId('table-create').click();
  await page.getByTestId('import-rows').click();
  await page.getByTestId('import-text').fill('kg\t千克\n\t没有键\npcs\t个');
  await expect(page.getByTestId('import-problems')).toContainText('Line 2: there is no key');
  await expect(page.getByTestId('import-start')).toBeDisabled();
  await page.getByTestId('import-text').fill('kg\t千克\npcs\t个');
  await page.getByTestId('import-start').click();
  await expect(page.getByTestId('lookup-row-kg')).toContainText('千克');
  await page.getByTestId('new-row').click();
  await page.getByTestId('row-key').fill('box');
  await page.getByTestId('row-value').fill('箱');
  await page.getByTestId('row-save').click();
  await expect(page.getByTestId('lookup-row-box')).toBeVisible();

  const flowId = await rest.createFlow(
    'Uses what the tenant shares',
    aFlow()
      .manual()
      .initVariable('place', 'text', '{{ tenant.vars.warehouseCod }}')
      .buildJson('answer', {
        place: '{{ vars.place }}',
        unit: "{{ lookup('unitNames', 'box') }}",
        none: "{{ lookup('unitNames', 'barrel') }}",
        key: '{{ tenant.vars.partnerKey }}',
      })
      .build(),
  );
  await designer.open(flowId);
  await designer.select('init_place');
  await expect(designer.problems).toHaveAttribute('data-errors', '1');
  const expression = expressionEditorOn(page);
  await expression.open('value');
  await expression.write('{{ tenant.vars.warehouseC');
  await expect(expression.proposal('warehouseCode')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect
    .poll(async () => JSON.stringify(await rest.expectOk('GET', `/flows/${flowId}`)))
    .toContain('tenant.vars.warehouseCode');

  const run = await rest.run(flowId);
  expect(run.state).toBe('succeeded');
  const steps = await rest.stepsOf(run.id);
  const answer = steps.find((each) => each.key === 'answer')?.output;
  expect(answer).toMatchObject({ place: 'WH-SH-01', unit: '箱' });
  expect(JSON.stringify(steps)).not.toContain('top-secret-4711');

  await page.goto('/variables');
  await page.getByRole('button', { name: 'Remove warehouseCode' }).click();
  await expect(page.getByTestId('shared-usages')).toContainText('Uses what the tenant shares');
  await page.getByTestId('shared-remove').click();
  await expect(page.getByTestId('variable-row-warehouseCode')).toHaveCount(0);
  expect(await rest.call('POST', `/flows/${flowId}/validate`)).toMatchObject({
    body: { problems: [{ code: 'unknownTenantVariable' }] },
  });
});

test('a viewer sees values but no way to change them, and no invitations', async ({ sitDown }) => {
  const { page } = await sitDown(viewer, 'zh');
  await page.goto('/variables');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('变量与查找表');
  await expect(page.getByText('开发人员可以修改变量和查找表。')).toBeVisible();
  await expect(page.getByTestId('new-variable')).toHaveCount(0);
  await page.goto('/settings');
  await expect(page.getByTestId(`member-row-${demo.email}`)).toBeVisible();
  await expect(page.getByTestId('invite')).toHaveCount(0);
});
