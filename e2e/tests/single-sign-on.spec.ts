/** People of a tenant sign in by their company's identity provider, and are what their groups make them. */
import { choose } from '../drivers/ant.ts';
import { demo, visitAs } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import { companyProvider, signInAtProvider } from '../drivers/provider.ts';
import { ssoSettingsOn } from '../drivers/sso-settings.ts';
import { expect, test } from '../drivers/story.ts';

test('an owner sets single sign-on up; a colleague signs in by it, her groups decide her role, and she signs out', async ({
  browser,
}) => {
  await using provider = await companyProvider();
  await using visit = await visitAs({ browser, url: productUrl(), person: demo, language: 'en' });
  const owner = visit.page;
  await owner.goto('/flows');
  await owner.getByTestId('tenant-switcher').click();
  await owner.getByRole('menuitem', { name: /Harbor/ }).click();
  await expect(owner.getByTestId('tenant-switcher')).toContainText('Harbor');

  const settings = ssoSettingsOn(owner);
  await settings.open();
  await settings.fillProvider(provider);
  await owner.getByTestId('sso-client-secret').fill('not the secret');
  await owner.getByTestId('sso-test').click();
  await expect(owner.getByTestId('sso-test-failed')).toContainText(
    'does not accept the client id or the secret',
  );
  await owner.getByTestId('sso-client-secret').fill(provider.clientSecret);
  await owner.getByTestId('sso-test').click();
  await expect(owner.getByTestId('sso-test-works')).toContainText('accepts this client');
  await settings.addGroup(0, 'integration', 'Builder');
  await settings.addGroup(1, 'support', 'Viewer');
  await owner.getByTestId('sso-domains').locator('input').fill('harbor.test ');
  await settings.save();
  await expect(owner.getByTestId('sso-client-secret')).toHaveValue('');

  const context = await browser.newContext({ baseURL: productUrl(), locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByTestId('sign-in-sso').click();
  await page.getByTestId('sso-who').fill('nobody@nowhere.test');
  await page.getByTestId('sso-go').click();
  await expect(page.getByTestId('sso-none')).toBeVisible();
  await page.getByTestId('sso-who').fill('lin.xiao@harbor.test');
  await page.getByTestId('sso-go').click();
  await signInAtProvider(page, 'lin');
  await expect(page.getByTestId('tenant-switcher')).toContainText('Harbor');
  await expect(page.getByTestId('new-flow')).toBeEnabled();

  await owner.goto('/settings');
  await expect(owner.getByTestId('member-row-lin.xiao@harbor.test')).toContainText('Builder');

  await page.getByTestId('account-menu').click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await expect(page.getByTestId('sign-in-submit')).toBeVisible();
  expect(page.url()).toContain('/sign-in');
  await page.goto('/flows');
  await expect(page.getByTestId('sign-in-submit')).toBeVisible();

  const lin = provider.people.get('lin');
  if (!lin) throw new Error('the provider has forgotten her');
  provider.people.set('lin', { ...lin, groups: ['support'] });
  await page.goto('/sign-in?tenant=harbor');
  await page.getByTestId('sso-go').click();
  await signInAtProvider(page, 'lin');
  await expect(page.getByTestId('new-flow')).toBeDisabled();
  await owner.reload();
  await expect(owner.getByTestId('member-row-lin.xiao@harbor.test')).toContainText('Viewer');
  await context.close();

  const stranger = await browser.newContext({ baseURL: productUrl(), locale: 'en-US' });
  const guest = await stranger.newPage();
  await guest.goto('/api/sso/start?tenant=harbor');
  await signInAtProvider(guest, 'guest');
  await expect(guest.getByTestId('sso-sign-in-error')).toContainText('None of your groups has a role');
  await stranger.close();

  await settings.open();
  await choose(owner, owner.getByTestId('sso-default-role'), 'Operator');
  await settings.save();
  await owner.getByTestId('sso-remove').click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(owner.getByTestId('sso-remove')).toHaveCount(0);
  await expect(owner.getByTestId('sso-issuer')).toHaveValue('');
});
