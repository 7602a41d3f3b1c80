import type { TenantNames } from '../catalog/tenant-names.ts';
import type { ScopeEntry } from './scope-at.ts';

/** The tenant's variables, which every field may refer to. */
export function tenantEntries({ variables }: TenantNames): ScopeEntry[] {
  return [...variables].map(([key, type]) => ({
    root: 'tenant',
    key,
    expression: `tenant.vars.${key}`,
    title: key,
    schema: { type },
  }));
}
