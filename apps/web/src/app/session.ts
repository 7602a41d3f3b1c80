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
};
export type Session = {
  user: { id: string; name: string; email: string };
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
