/** The form's values and what the server takes of them. Each kind keeps its own while another one is looked at. */
import type { ServerInputs, ServerOutputs } from '../../../server/trpc.ts';

export type SsoView = ServerOutputs['sso']['get'];
export type SsoInput = ServerInputs['sso']['save'];
export type SsoKind = SsoInput['kind'];
export type KnownGroup = Extract<ServerOutputs['sso']['test'], { ok: true }>['groups'][number];

type Of<Kind extends SsoKind> = Extract<SsoInput, { kind: Kind }>;
type Addresses<Kind extends 'dingtalk' | 'wecom'> = NonNullable<Of<Kind>['addresses']>;

export const KINDS = ['oidc', 'dingtalk', 'wecom'] as const satisfies readonly SsoKind[];

export type SsoFields = Pick<SsoInput, 'kind' | 'enabled' | 'groupRoles' | 'passwords'> & {
  /** Empty: the one that is kept, or none. */
  clientSecret: string;
  /** `none` stands for no place in the tenant. */
  defaultRole: NonNullable<SsoInput['defaultRole']> | 'none';
  oidc: Pick<Of<'oidc'>, 'issuer' | 'clientId' | 'scopes' | 'groupsClaim' | 'domains'>;
  dingtalk: Pick<Of<'dingtalk'>, 'corpId' | 'clientId'> & OwnAddresses<'dingtalk'>;
  /** `agentId` as it is typed. */
  wecom: Pick<Of<'wecom'>, 'corpId'> & { agentId: string } & OwnAddresses<'wecom'>;
};

type OwnAddresses<Kind extends 'dingtalk' | 'wecom'> = { ownAddresses: boolean; addresses: Addresses<Kind> };

export const emptyFields: SsoFields = {
  kind: 'oidc',
  enabled: true,
  clientSecret: '',
  groupRoles: [],
  defaultRole: 'none',
  passwords: true,
  oidc: { issuer: '', clientId: '', scopes: ['profile', 'email'], groupsClaim: 'groups', domains: [] },
  dingtalk: {
    corpId: '',
    clientId: '',
    ownAddresses: false,
    addresses: {
      login: 'https://login.dingtalk.com',
      api: 'https://api.dingtalk.com',
      oapi: 'https://oapi.dingtalk.com',
    },
  },
  wecom: {
    corpId: '',
    agentId: '',
    ownAddresses: false,
    addresses: { login: 'https://login.work.weixin.qq.com', api: 'https://qyapi.weixin.qq.com' },
  },
};

export function fieldsOf({ settings }: SsoView): SsoFields {
  if (settings === null) return emptyFields;
  const { kind, enabled, groupRoles, passwords, defaultRole } = settings;
  const common: SsoFields = {
    ...emptyFields,
    kind,
    enabled,
    groupRoles,
    passwords,
    defaultRole: defaultRole ?? 'none',
  };
  switch (settings.kind) {
    case 'oidc': {
      const { issuer, clientId, scopes, groupsClaim, domains } = settings;
      return { ...common, oidc: { issuer, clientId, scopes, groupsClaim, domains } };
    }
    case 'dingtalk': {
      const { corpId, clientId, addresses } = settings;
      const { dingtalk } = emptyFields;
      return { ...common, dingtalk: { corpId, clientId, ...shown(addresses, dingtalk.addresses) } };
    }
    case 'wecom': {
      const { corpId, agentId, addresses } = settings;
      const { wecom } = emptyFields;
      return { ...common, wecom: { corpId, agentId: String(agentId), ...shown(addresses, wecom.addresses) } };
    }
  }
}

const shown = <A>(addresses: A | null, usual: A) => ({
  ownAddresses: addresses !== null,
  addresses: addresses ?? usual,
});

export function inputOf(fields: SsoFields, hasSecret: boolean): SsoInput {
  const { kind, enabled, groupRoles, passwords, defaultRole, clientSecret } = fields;
  const common = {
    enabled,
    groupRoles,
    passwords,
    defaultRole: defaultRole === 'none' ? null : defaultRole,
    ...(clientSecret === '' ? {} : { clientSecret }),
  };
  switch (kind) {
    case 'oidc': {
      const isPublic = clientSecret === '' && !hasSecret;
      return { ...common, kind, ...fields.oidc, ...(isPublic ? { clientSecret: null } : {}) };
    }
    case 'dingtalk': {
      const { ownAddresses, addresses, ...app } = fields.dingtalk;
      return { ...common, kind, ...app, addresses: ownAddresses ? addresses : null };
    }
    case 'wecom': {
      const { ownAddresses, addresses, corpId, agentId } = fields.wecom;
      return {
        ...common,
        kind,
        corpId,
        agentId: Number(agentId),
        addresses: ownAddresses ? addresses : null,
      };
    }
  }
}

export const ISSUER =
  /^(https:\/\/[^\s?#]+|http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/[^\s?#]*)?)$/i;
export const SYSTEM_ID = /^\s*[A-Za-z0-9_-]{1,128}\s*$/;
export const AGENT_ID = /^\s*[1-9]\d{0,8}\s*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

/** The first of them that is no domain. */
export const wrongDomain = (domains: readonly string[]): string | undefined =>
  domains.find((domain) => !DOMAIN.test(domain.trim()));
