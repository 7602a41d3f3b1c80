import { z } from 'zod';
import { mayAct, type Role } from '../../contract/access.ts';
import type { GroupRole } from '../../contract/sso.ts';

type Mapping = { groupRoles: readonly GroupRole[]; defaultRole: Role | null };

const groupList = z.union([z.array(z.unknown()), z.string()]);

/** The groups a claim lists: an array of texts, or a single text. Anything else lists none. */
export function groupsOf(claim: unknown): string[] {
  const parsed = groupList.safeParse(claim);
  if (!parsed.success) return [];
  return [parsed.data].flat().filter((each) => typeof each === 'string');
}

/**
 * The role somebody's groups stand for: the highest of those that fit, else the default. `asIs` without a table and a default:
 * then the provider says who somebody is and nothing about their role.
 */
export function roleOfGroups(
  groups: readonly string[],
  { groupRoles, defaultRole }: Mapping,
): Role | 'asIs' | null {
  if (groupRoles.length === 0 && defaultRole === null) return 'asIs';
  const fitting = groupRoles.filter(({ group }) => groups.includes(group)).map(({ role }) => role);
  const [first, ...others] = fitting;
  if (first === undefined) return defaultRole;
  return others.reduce((best, role) => (mayAct(role, best) ? role : best), first);
}
