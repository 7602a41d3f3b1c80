/** DingTalk and WeCom of the sandbox, as an owner copies their apps into the settings and as people sign in there. */
import type { Page } from '@playwright/test';

type System = 'dingtalk' | 'wecom';

/** The demo apps, as the sandbox's page shows them. */
export const DINGTALK_APP = {
  corpId: 'dinge8a56572f80b02a8',
  clientId: 'dingflowbridgekey001',
  secret: 'flowbridge-dingtalk-secret',
};
export const WECOM_APP = {
  corpId: 'wwf1owbr1dgedem001',
  agentId: '1000002',
  secret: 'flowbridge-wecom-secret-000000000000000000',
};

export async function chooseKind(page: Page, system: System): Promise<void> {
  const name = system === 'dingtalk' ? /DingTalk/ : /WeCom/;
  await page.getByTestId('sso-kind').getByText(name).click();
}

/** Chooses the kind and fills in the app, at the sandbox of the product the page is of. */
export async function fillEnterprise(page: Page, system: System): Promise<void> {
  await chooseKind(page, system);
  const app = system === 'dingtalk' ? DINGTALK_APP : WECOM_APP;
  await page.getByTestId('sso-corp-id').fill(app.corpId);
  if (system === 'dingtalk') await page.getByTestId('sso-client-id').fill(DINGTALK_APP.clientId);
  else await page.getByTestId('sso-agent-id').fill(WECOM_APP.agentId);
  await page.getByTestId('sso-client-secret').fill(app.secret);
  await page.getByTestId('sso-own-addresses').click();
  const at = `${new URL(page.url()).origin}/sandbox/${system}`;
  const names = system === 'dingtalk' ? ['login', 'api', 'oapi'] : ['login', 'api'];
  for (const name of names) await page.getByTestId(`sso-address-${name}`).fill(at);
}

/** Says on the system's page who one is: a union id of DingTalk, a user id of WeCom. */
export async function pickPerson(page: Page, id: string): Promise<void> {
  await page.getByTestId(`login-as-${id}`).click();
}
