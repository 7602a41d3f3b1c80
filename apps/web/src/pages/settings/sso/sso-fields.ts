/** The form's values and what the server takes of them. */
import type { ServerInputs, ServerOutputs } from '../../../server/trpc.ts';

export type SsoView = ServerOutputs['sso']['get'];
export type SsoInput = ServerInputs['sso']['save'];

export type SsoFields = Omit<SsoInput, 'clientSecret' | 'defaultRole'> & {
  /** Empty: the one that is kept, or none. */
  clientSecret: string;
  /** `none` stands for no place in the tenant. */
  defaultRole: NonNullable<SsoInput['defaultRole']> | 'none';
};

export const emptyFields: SsoFields = {
  enabled: true,
  issuer: '',
  clientId: '',
  clientSecret: '',
  scopes: ['profile', 'email'],
  groupsClaim: 'groups',
  groupRoles: [],
  defaultRole: 'none',
  domains: [],
  passwords: true,
};

export function fieldsOf({ settings }: SsoView): SsoFields {
  if (settings === null) return emptyFields;
  const { hasSecret: _kept, defaultRole, ...others } = settings;
  return { ...others, clientSecret: '', defaultRole: defaultRole ?? 'none' };
}

export function inputOf({ clientSecret, defaultRole, ...others }: SsoFields, hasSecret: boolean): SsoInput {
  return {
    ...others,
    defaultRole: defaultRole === 'none' ? null : defaultRole,
    ...(clientSecret === '' ? (hasSecret ? {} : { clientSecret: null }) : { clientSecret }),
  };
}

export const ISSUER =
  /^(https:\/\/[^\s?#]+|http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/[^\s?#]*)?)$/i;
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

/** The first of them that is no domain. */
export const wrongDomain = (domains: readonly string[]): string | undefined =>
  domains.find((domain) => !DOMAIN.test(domain.trim()));
