/**
 * What a member's place in the enterprise is called in the table of roles: each department they are in and those above it by id
 * and by name, and of the tags the table names (`tag:name`) those the member has, themselves or by a department.
 */
import { inBatches } from '../in-batches.ts';
import { groupsOfDepartments } from '../named-groups.ts';
import { SystemRefusal } from '../system-refusal.ts';
import { departmentAnswer, tagAnswer, tagsAnswer } from './wecom-answers.ts';
import type { AskWecom } from './wecom-app.ts';

const TAG = 'tag:';
const MOST_DEPARTMENTS = 60;
const MOST_TAGS = 50;
const AT_ONCE = 5;

export const tagGroup = (name: string): string => `${TAG}${name}`;

type Member = { userid: string; department: number[] };

export async function groupsOfMember(
  ask: AskWecom,
  member: Member,
  named: readonly string[],
): Promise<string[]> {
  const departments = await withThoseAbove(ask, member.department);
  const wanted = new Set(named.filter((group) => group.startsWith(TAG)));
  const tags = wanted.size === 0 ? [] : await tagsOf(ask, { member, departments, wanted });
  return [...groupsOfDepartments([...departments].map(([id, name]) => ({ id, name }))), ...tags];
}

/** Names by id. A department above that the app may not see ends the way up. */
async function withThoseAbove(ask: AskWecom, below: readonly number[]): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  let level = [...new Set(below)];
  while (level.length > 0 && found.size < MOST_DEPARTMENTS) {
    const read = await inBatches(level, AT_ONCE, (id) => departmentOf(ask, id));
    for (const { id, name } of read) found.set(id, name);
    level = [...new Set(read.map(({ parentid }) => parentid))].filter((id) => id > 0 && !found.has(id));
  }
  return found;
}

async function departmentOf(ask: AskWecom, id: number) {
  try {
    const { department } = await ask('/department/get', { id: String(id) }, departmentAnswer);
    return department;
  } catch (error) {
    const isHidden = error instanceof SystemRefusal && error.reason === 'outOfRange';
    if (!isHidden) throw error;
    return { id, name: '', parentid: 0 };
  }
}

type Wanted = { member: Member; departments: ReadonlyMap<number, string>; wanted: ReadonlySet<string> };

/** WeCom does not tell a member's tags, only a tag's members. */
async function tagsOf(ask: AskWecom, { member, departments, wanted }: Wanted): Promise<string[]> {
  const { taglist } = await ask('/tag/list', {}, tagsAnswer);
  const asked = taglist.filter(({ tagname }) => wanted.has(tagGroup(tagname))).slice(0, MOST_TAGS);
  const has = await inBatches(asked, AT_ONCE, async ({ tagid, tagname }) => {
    const { userlist, partylist } = await ask('/tag/get', { tagid: String(tagid) }, tagAnswer);
    const isIn =
      userlist.some(({ userid }) => userid === member.userid) || partylist.some((id) => departments.has(id));
    return isIn ? [tagGroup(tagname)] : [];
  });
  return has.flat();
}
