/** Who may do what: the roles of a tenant, from the least to the most. */

export const roles = ['viewer', 'operator', 'builder', 'admin', 'owner'] as const;
/** viewer looks · operator runs, cancels, retries · builder draws and connects · admin manages people, keys and limits · owner everything. */
export type Role = (typeof roles)[number];

/** True when `role` may do what `needed` may do. */
export function mayAct(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed);
}

export function isRole(value: string): value is Role {
  return (roles as readonly string[]).includes(value);
}

/** A signed-in person. */
export type Person = {
  id: string;
  name: string;
  email: string;
  /** Signed in by this tenant's identity provider: its word counts in no other. */
  onlyIn?: string;
};

/** A person acting inside one tenant: every use case that touches a tenant's rows takes one. */
export type Access = { tenantId: string; userId: string; role: Role };
