/** Who is signed in and which tenants are theirs, handed down by RequireSession. */
import { createContext, useContext } from 'react';

export type TenantMembership = {
  id: string;
  code: string;
  name: string;
  /** In which the tenant's runs write dates. */
  timeZone: string;
  role: string;
  /** It opens by single sign-on, not by the password this person signed in with. */
  needsSso: boolean;
  /** The kind of provider people of the tenant sign in by beside passwords; null: none. */
  ssoKind: 'oidc' | 'dingtalk' | 'wecom' | null;
};
export type Session = {
  /** `email` null: a provider made the account and vouches for no address. */
  user: { id: string; name: string; email: string | null };
  /** Signed in by the tenant's provider, not by a password. */
  bySso: boolean;
  tenants: TenantMembership[];
  tenant: TenantMembership;
};

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession is used outside RequireSession');
  return session;
}

const LEVELS = ['viewer', 'operator', 'builder', 'admin', 'owner'];

/** True when the current role is at least `role`; the server checks again. */
export function useCan(role: 'viewer' | 'operator' | 'builder' | 'admin' | 'owner'): boolean {
  return LEVELS.indexOf(useSession().tenant.role) >= LEVELS.indexOf(role);
}
