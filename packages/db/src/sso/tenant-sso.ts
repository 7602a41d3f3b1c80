/** How a tenant's people sign in by an identity provider. Its rules are checked by the api; here are its columns. */
export type TenantSsoRow = {
  tenantId: string;
  enabled: boolean;
  /** oidc, dingtalk or wecom. */
  kind: string;
  /** What only this kind needs. */
  options: unknown;
  /** Of whom the subjects are: as the provider's discovery document says it, or kind, enterprise and where it is asked. */
  issuer: string;
  clientId: string;
  /** Sealed by the tenant's data key; null: a public client. */
  secretSealed: Uint8Array | null;
  /** Beside `openid`; OpenID Connect only, like `groupsClaim` and `domains`. */
  scopes: string[];
  groupsClaim: string;
  groupRoles: unknown;
  /** Null: whoever has none of the groups has no place in the tenant. */
  defaultRole: string | null;
  /** Lower case; empty: found by the tenant's code only, open to every verified e-mail. */
  domains: string[];
  /** False: a password opens the tenant to owners only. */
  passwords: boolean;
};
