/** People of a company sign in by its DingTalk or its WeCom, without an e-mail, and are what their place there makes them. */
import type { Browser, Page } from '@playwright/test';
import { choose, chooseFromMenu } from '../drivers/ant.ts';
import { chooseKind, fillEnterprise, pickPerson } from '../drivers/enterprise.ts';
import { demo, operator, visitAs } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import { controlOf } from '../drivers/sandbox-control.ts';
import { ssoSettingsOn } from '../drivers/sso-settings.ts';
import { expect, test } from '../drivers/story.ts';

const control = controlOf(productUrl());

/** The settings of harbor, of which the demo's person is an owner. */
async function openHarbor(page: Page): Promise<void> {
  await page.goto('/flows');
  await page.getByTestId('tenant-switcher').click();
  await page.getByRole('menuitem', { name: /Harbor/ }).click();
  await expect(page.getByTestId('tenant-switcher')).toContainText('Harbor');
}

/** Somebody's own browser, on the page harbor's people are given. */
async function atSignIn(browser: Browser, locale: string) {
  const context = await browser.newContext({ baseURL: productUrl(), locale });
  const page = await context.newPage();
  await page.goto('/sign-in?tenant=harbor');
  return { page, [Symbol.asyncDispose]: () => context.close() };
}

async function chooseGroup(page: Page, index: number, typed: string, option: string): Promise<void> {
  await page.getByTestId('sso-add-group').click();
  await page.getByTestId(`sso-group-${index}`).fill(typed);
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
}

async function removeSso(page: Page): Promise<void> {
  await page.getByTestId('sso-remove').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByTestId('sso-remove')).toHaveCount(0);
}

test('DingTalk: an owner sets it up from a list of departments and roles; colleagues sign in, and who is none does not', async ({
  browser,
}) => {
  await control('dingtalk', 'reset', 'POST', {});
  await using visit = await visitAs({ browser, url: productUrl(), person: demo, language: 'en' });
  const owner = visit.page;
  await openHarbor(owner);
  const settings = ssoSettingsOn(owner);
  await settings.open();
  await fillEnterprise(owner, 'dingtalk');
  await owner.getByTestId('sso-client-secret').fill('not the secret');
  await owner.getByTestId('sso-test').click();
  await expect(owner.getByTestId('sso-test-failed')).toContainText('does not accept the Client ID');
  await owner.getByTestId('sso-client-secret').fill('flowbridge-dingtalk-secret');
  await owner.getByTestId('sso-test').click();
  await expect(owner.getByTestId('sso-test-works')).toContainText('groups can be chosen');
  await chooseGroup(owner, 0, '采购', '碧水制造 / 采购部 (102)');
  await choose(owner, owner.getByTestId('sso-role-0'), 'Builder');
  await chooseGroup(owner, 1, 'role:', 'role:集成负责人');
  await choose(owner, owner.getByTestId('sso-role-1'), 'Admin');
  await settings.save();

  await using colleague = await atSignIn(browser, 'zh-CN');
  const { page } = colleague;
  await expect(page.getByTestId('sso-tenant')).toContainText('Harbor');
  await expect(page.getByTestId('sso-go')).toHaveText('使用钉钉登录');
  await page.getByTestId('sso-go').click();
  await pickPerson(page, 'union-user1');
  await expect(page.getByTestId('tenant-switcher')).toContainText('Harbor');
  await expect(page.getByTestId('new-flow')).toBeEnabled();
  await page.getByTestId('account-menu').click();
  await expect(page.getByRole('menuitem', { name: '李静' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: '关联我的钉钉账号' })).toHaveCount(0);
  await chooseFromMenu(page, '退出登录');
  await expect(page.getByTestId('sign-in-submit')).toBeVisible();

  await owner.goto('/settings');
  const row = owner.getByTestId('member-row-user1');
  await expect(row).toContainText('李静');
  await expect(row).toContainText('Builder');

  await control('dingtalk', 'seed', 'POST', { roles: [{ userid: 'user1', names: ['集成负责人'] }] });
  await page.goto('/sign-in?tenant=harbor');
  await page.getByTestId('sso-go').click();
  await pickPerson(page, 'union-user1');
  await expect(page.getByTestId('new-flow')).toBeEnabled();
  await owner.reload();
  await expect(row).toContainText('Admin');

  await using stranger = await atSignIn(browser, 'en-US');
  for (const [person, reason] of [
    ['union-outsider', 'another organisation'],
    ['union-supplier', 'not a member of this company'],
    ['union-felix', ''],
  ] as const) {
    await stranger.page.goto('/api/sso/start?tenant=harbor');
    await pickPerson(stranger.page, person);
    if (reason === '') await expect(stranger.page.getByTestId('new-flow')).toBeEnabled();
    else await expect(stranger.page.getByTestId('sso-sign-in-error')).toContainText(reason);
  }
  await settings.open('sso-corp-id');
  await removeSso(owner);
});

test('WeCom: the settings say what is wrong; a member with a password links their account and has the role of their tag', async ({
  browser,
}) => {
  await control('wecom', 'reset', 'POST', {});
  await using visit = await visitAs({ browser, url: productUrl(), person: demo, language: 'en' });
  const owner = visit.page;
  await openHarbor(owner);
  const settings = ssoSettingsOn(owner);
  await settings.open();
  await chooseKind(owner, 'wecom');
  await owner.getByTestId('sso-save').click();
  await expect(owner.getByText('This is needed.').first()).toBeVisible();
  await fillEnterprise(owner, 'wecom');
  await owner.getByTestId('sso-agent-id').fill('1000003');
  await owner.getByTestId('sso-test').click();
  await expect(owner.getByTestId('sso-test-failed')).toContainText('AgentId does not belong to this Secret');
  await owner.getByTestId('sso-agent-id').fill('1000002');
  await owner.getByTestId('sso-test').click();
  await expect(owner.getByTestId('sso-test-works')).toBeVisible();
  await chooseGroup(owner, 0, '集成', '信息部 / 集成组 (4)');
  await choose(owner, owner.getByTestId('sso-role-0'), 'Builder');
  await chooseGroup(owner, 1, 'tag:', 'tag:值班');
  await choose(owner, owner.getByTestId('sso-role-1'), 'Operator');
  await settings.save();

  await using colleague = await atSignIn(browser, 'zh-CN');
  await colleague.page.getByTestId('sso-go').click();
  await pickPerson(colleague.page, 'linxiao');
  await expect(colleague.page.getByTestId('new-flow')).toBeEnabled();
  await owner.goto('/settings');
  await expect(owner.getByTestId('member-row-linxiao')).toContainText('Builder');

  await using member = await visitAs({ browser, url: productUrl(), person: operator, language: 'en' });
  await openHarbor(member.page);
  await member.page.getByTestId('account-menu').click();
  await chooseFromMenu(member.page, 'Link my WeCom account');
  await pickPerson(member.page, 'zhangtao');
  await expect(member.page.getByTestId('tenant-switcher')).toContainText('Harbor');
  await owner.reload();
  const linked = owner.getByTestId(`member-row-${operator.email}`);
  await expect(linked).toContainText('zhangtao');
  await expect(linked).toContainText('Operator');

  await using again = await atSignIn(browser, 'en-US');
  await expect(again.page.getByTestId('sso-go')).toHaveText('Sign in with WeCom');
  await again.page.getByTestId('sso-go').click();
  await pickPerson(again.page, 'zhangtao');
  await again.page.getByTestId('account-menu').click();
  await expect(again.page.getByRole('menuitem', { name: operator.email })).toBeVisible();

  await using guest = await atSignIn(browser, 'en-US');
  for (const [person, reason] of [
    ['oGuest0000000000000000000001', 'not a member of this company'],
    ['zoubiao', 'may not see you'],
  ] as const) {
    await guest.page.goto('/api/sso/start?tenant=harbor');
    await pickPerson(guest.page, person);
    await expect(guest.page.getByTestId('sso-sign-in-error')).toContainText(reason);
  }
  await settings.open('sso-corp-id');
  await removeSso(owner);
});
