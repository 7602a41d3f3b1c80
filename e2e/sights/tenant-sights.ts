/** What a tenant shares, its people and keys, and its templates; and what somebody sees who is not signed in. */
import type { Page } from '@playwright/test';
import { chooseFromMenu } from '../drivers/ant.ts';
import { fillEnterprise } from '../drivers/enterprise.ts';
import { northwindSignsInByWecom } from '../drivers/sso-of-northwind.ts';
import type { Sight } from './sight.ts';
import type { TenantThings } from './tenant-things.ts';

const press = (testId: string, until: string) => async (page: Page) => {
  await page.getByTestId(testId).first().click();
  await page.getByTestId(until).first().waitFor();
};

export const tenantSights = (things: TenantThings): Sight[] => [
  ...sharedSights(),
  ...settingsSights(),
  ...templateSights(things),
  { name: 'invitation', address: things.openInvitation, ready: '[data-testid="invitation-accept"]' },
  { name: 'invitation-over', address: things.overInvitation, ready: 'h1' },
  { name: 'invitation-expired', address: things.openInvitation, ready: 'h1', open: expire },
];

/** A link's time cannot be made to pass: the server's word for it is put into what it says of an open one. */
async function expire(page: Page): Promise<void> {
  const asked = /invitations\./;
  await page.route(asked, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll('"state":"open"', '"state":"expired"');
    await route.fulfill({ response: answer, body });
  });
  await page.reload();
  await page
    .getByText(/expired|过期/)
    .first()
    .waitFor();
  await page.unroute(asked);
}

/** Nobody is signed in. */
export const openSights = ({ openInvitation }: TenantThings): Sight[] => [
  { name: 'sign-in', address: '/', ready: '[data-testid="sign-in-submit"]' },
  {
    name: 'sign-in-sso',
    address: '/sign-in',
    ready: '[data-testid="sign-in-sso"]',
    open: press('sign-in-sso', 'sso-who'),
  },
  {
    name: 'sign-in-sso-none',
    address: '/sign-in',
    ready: '[data-testid="sign-in-sso"]',
    open: async (page) => {
      await press('sign-in-sso', 'sso-who')(page);
      await page.getByTestId('sso-who').fill('nobody@nowhere.test');
      await page.getByTestId('sso-go').click();
      await page.getByTestId('sso-none').waitFor();
    },
  },
  {
    name: 'sign-in-sso-failed',
    address: '/sign-in?sso=noRole',
    ready: '[data-testid="sso-sign-in-error"]',
  },
  {
    name: 'sign-in-sso-named',
    address: '/sign-in?tenant=northwind',
    ready: '[data-testid="sso-who"]',
    open: async (page) => {
      await northwindSignsInByWecom(new URL(page.url()).origin);
      await page.reload();
      await page.getByTestId('sso-tenant').waitFor();
    },
  },
  { name: 'invitation-join', address: openInvitation, ready: '[data-testid="join-submit"]' },
];

function sharedSights(): Sight[] {
  const variables = { address: '/variables', ready: '[data-testid="variable-row-warehouse"]' };
  const table = { address: '/variables/tables/units', ready: '[data-testid="lookup-row-kg"]' };
  return [
    { name: 'variables', ...variables },
    { name: 'variables-new', ...variables, open: press('new-variable', 'variable-key') },
    {
      name: 'variables-remove',
      ...variables,
      open: async (page) => {
        const row = page.getByTestId('variable-row-warehouse');
        await row.getByRole('button', { name: /Remove|移除|删除/ }).click();
        await page.getByTestId('shared-usages').waitFor();
      },
    },
    { name: 'tables', address: '/variables?tab=tables', ready: '[data-testid="table-row-units"]' },
    { name: 'table', ...table },
    {
      name: 'table-import',
      ...table,
      open: async (page) => {
        await press('import-rows', 'import-text')(page);
        await page.getByTestId('import-text').fill('kg\t公斤\nroll\t卷\n\t没有键');
        await page.getByTestId('import-problems').waitFor();
      },
    },
  ];
}

function settingsSights(): Sight[] {
  const credentials = {
    address: '/settings?tab=credentials',
    ready: '[data-testid="credential-row-MES 回传"]',
  };
  const sso = { address: '/settings?tab=sso', ready: '[data-testid="sso-issuer"]' };
  return [
    {
      name: 'settings-invite',
      address: '/settings',
      ready: '[data-testid="invite"]',
      open: press('invite', 'invite-email'),
    },
    { name: 'settings-roles', address: '/settings?tab=roles', ready: '[data-testid^="capability-"]' },
    { name: 'settings-credentials-new', ...credentials, open: press('new-credential', 'credential-name') },
    {
      name: 'settings-credentials-rotate',
      ...credentials,
      open: async (page) => {
        const row = page.getByTestId('credential-row-门户网站').first();
        await row.getByRole('button', { name: /Rotate|轮换/ }).click();
        await page.getByTestId('rotate-start').waitFor();
      },
    },
    { name: 'settings-sso', ...sso },
    {
      name: 'settings-sso-tested',
      ...sso,
      open: async (page) => {
        await page.getByTestId('sso-issuer').fill('http://127.0.0.1:9');
        await page.getByTestId('sso-client-id').fill('flowbridge');
        await page.getByTestId('sso-add-group').click();
        await page.getByTestId('sso-group-0').fill('integration');
        await page.getByTestId('sso-test').click();
        await page.getByTestId('sso-test-failed').waitFor();
      },
    },
    ...(['dingtalk', 'wecom'] as const).map((system) => ({
      name: `settings-sso-${system}`,
      ...sso,
      open: async (page: Page) => {
        await fillEnterprise(page, system);
        await page.getByTestId('sso-test').click();
        await page.getByTestId('sso-test-works').waitFor();
        await page.getByTestId('sso-add-group').click();
        await page.getByTestId('sso-group-0').fill('部');
        await page.locator('.ant-select-dropdown:visible').waitFor();
        await page.keyboard.press('ArrowDown');
      },
    })),
    {
      name: 'settings-sso-dingtalk-refused',
      ...sso,
      open: async (page) => {
        await fillEnterprise(page, 'dingtalk');
        await page.getByTestId('sso-client-secret').fill('copied without its end');
        await page.getByTestId('sso-test').click();
        await page.getByTestId('sso-test-failed').waitFor();
      },
    },
  ];
}

function templateSights({ packageFile, templateFlow }: TenantThings): Sight[] {
  const mine = { address: '/templates?tab=mine', ready: '.template-card' };
  return [
    { name: 'templates-mine', ...mine },
    { name: 'templates-shared', address: '/templates?tab=shared', ready: '.template-card' },
    {
      name: 'templates-sharing',
      ...mine,
      open: async (page) => {
        await page.locator('[data-testid^="template-menu-"]').first().click();
        await chooseFromMenu(page, /Share|共享/);
        await page.getByTestId('share-code').waitFor();
      },
    },
    {
      name: 'templates-import',
      ...mine,
      open: async (page) => {
        const buffer = Buffer.from(packageFile);
        const file = { name: 'transfer.flowbridge.json', mimeType: 'application/json', buffer };
        await page.getByTestId('package-file').setInputFiles(file);
        await page.getByTestId('package-preview').waitFor();
      },
    },
    {
      name: 'templates-publish',
      address: `/flows?search=${encodeURIComponent(templateFlow)}`,
      ready: '[data-testid^="flow-row-"]',
      open: async (page) => {
        const row = page.locator('[data-testid^="flow-row-"]').first();
        await row.getByRole('button', { name: /Actions for|操作/ }).click();
        await chooseFromMenu(page, /Publish as template|发布为模板/);
        await page.getByTestId('what-travels').waitFor();
      },
    },
  ];
}
