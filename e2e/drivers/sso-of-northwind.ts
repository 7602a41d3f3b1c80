/** Sets northwind's single sign-on up as its owner would, for what a stranger then sees. */
import { request } from '@playwright/test';
import { WECOM_APP } from './enterprise.ts';
import { outsider, PASSWORD } from './people.ts';

/** As far as it is read here of what `me.get` promises. */
type Me = { result: { data: { tenants: { id: string; code: string }[] } } };

export async function northwindSignsInByWecom(url: string): Promise<void> {
  const calls = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
  const data = { email: outsider.email, password: PASSWORD };
  const signedIn = await calls.post('/api/auth/sign-in/email', { data });
  if (!signedIn.ok()) throw new Error(`${outsider.email} cannot sign in: ${signedIn.status()}`);
  const me = (await (await calls.get('/api/trpc/me.get')).json()) as Me;
  const { tenants } = me.result.data;
  const at = `${url}/sandbox/wecom`;
  const saved = await calls.post('/api/trpc/sso.save', {
    headers: { 'x-flowbridge-tenant': tenants.find(({ code }) => code === 'northwind')?.id ?? '' },
    data: {
      kind: 'wecom',
      corpId: WECOM_APP.corpId,
      agentId: Number(WECOM_APP.agentId),
      clientSecret: WECOM_APP.secret,
      addresses: { login: at, api: at },
      enabled: true,
      passwords: true,
      groupRoles: [],
      defaultRole: null,
    },
  });
  if (!saved.ok()) throw new Error(`northwind's single sign-on: ${saved.status()} ${await saved.text()}`);
  await calls.dispose();
}
