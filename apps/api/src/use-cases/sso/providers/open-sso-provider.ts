import type { SsoSettings } from '../../../contract/sso.ts';
import type { ApiDeps } from '../../../deps.ts';
import { dingtalkProvider } from './dingtalk/dingtalk-provider.ts';
import { oidcProvider } from './oidc/oidc-provider.ts';
import type { SsoProvider } from './sso-provider.ts';
import { wecomProvider } from './wecom/wecom-provider.ts';

/** With the secret open: for calls to the provider only. */
export type OpenSettings = SsoSettings & { clientSecret: string | null };

export function openSsoProvider(deps: ApiDeps, settings: OpenSettings): SsoProvider {
  const clientSecret = settings.clientSecret ?? '';
  switch (settings.kind) {
    case 'oidc':
      return oidcProvider(deps, settings);
    case 'dingtalk':
      return dingtalkProvider(deps, { ...settings, clientSecret });
    case 'wecom':
      return wecomProvider(deps, { ...settings, clientSecret });
  }
}
