/** The settings of each kind as columns, and back. */
import type { TenantSsoRow } from '@flowbridge/db';
import { z } from 'zod';
import { type SsoSettings, ssoSettings } from '../../contract/sso.ts';
import { DINGTALK_ADDRESSES } from './providers/dingtalk/dingtalk-app.ts';
import { WECOM_ADDRESSES } from './providers/wecom/wecom-app.ts';

const optionsObject = z.record(z.string(), z.unknown());

type Columns = Omit<TenantSsoRow, 'tenantId' | 'secretSealed'>;

export function columnsOf(settings: SsoSettings): Columns {
  const { kind, enabled, groupRoles, defaultRole, passwords } = settings;
  const common = { kind, enabled, groupRoles, defaultRole, passwords, issuer: issuerOf(settings) };
  const unused = { scopes: [], groupsClaim: '', domains: [] };
  switch (settings.kind) {
    case 'oidc': {
      const { clientId, scopes, groupsClaim, domains } = settings;
      return { ...common, clientId, scopes, groupsClaim, domains, options: {} };
    }
    case 'dingtalk': {
      const { clientId, corpId, addresses } = settings;
      return { ...common, ...unused, clientId, options: { corpId, addresses } };
    }
    case 'wecom': {
      const { corpId, agentId, addresses } = settings;
      return {
        ...common,
        ...unused,
        clientId: `${corpId}/${agentId}`,
        options: { corpId, agentId, addresses },
      };
    }
  }
}

export function settingsOf(row: TenantSsoRow): SsoSettings {
  const { kind, enabled, groupRoles, defaultRole, passwords, clientId } = row;
  const common = { kind, enabled, groupRoles, defaultRole, passwords };
  if (kind === 'oidc') {
    const { issuer, scopes, groupsClaim, domains } = row;
    return ssoSettings.parse({ ...common, issuer, clientId, scopes, groupsClaim, domains });
  }
  const own = kind === 'dingtalk' ? { clientId } : {};
  return ssoSettings.parse({ ...common, ...own, ...optionsObject.parse(row.options) });
}

/**
 * Whose word it is: what the subjects belong to, and where the secret may go. An enterprise asked at another address is another
 * one: whoever chooses the address would choose its people, too.
 */
export function issuerOf(settings: SsoSettings): string {
  switch (settings.kind) {
    case 'oidc':
      return settings.issuer;
    case 'dingtalk': {
      const { corpId, addresses } = settings;
      const { api, oapi } = addresses ?? DINGTALK_ADDRESSES;
      return `dingtalk:${corpId}${addresses === null ? '' : `@${api},${oapi}`}`;
    }
    case 'wecom': {
      const { corpId, addresses } = settings;
      return `wecom:${corpId}${addresses === null ? '' : `@${(addresses ?? WECOM_ADDRESSES).api}`}`;
    }
  }
}
