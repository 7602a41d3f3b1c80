/**
 * What a person's place in the enterprise is called in the table of roles: each department they are in and those above it by id
 * and by name, each of their roles as `role:name`.
 */
import { inBatches } from '../in-batches.ts';
import { groupsOfDepartments } from '../named-groups.ts';
import { departmentAnswer, parentsAnswer } from './dingtalk-answers.ts';
import type { AskOapi } from './dingtalk-app.ts';

/** DingTalk lets an app make 20 calls a second of one kind. */
const MOST_NAMES = 60;
const AT_ONCE = 5;

export const roleGroup = (name: string): string => `role:${name}`;

export async function groupsOfPerson(
  ask: AskOapi,
  person: { userid: string; role_list: { name: string }[] },
): Promise<string[]> {
  const { result } = await ask(
    '/topapi/v2/department/listparentbyuser',
    { userid: person.userid },
    parentsAnswer,
  );
  const ids = [...new Set(result.parent_list.flatMap((each) => each.parent_dept_id_list))];
  const departments = await inBatches(ids.slice(0, MOST_NAMES), AT_ONCE, async (id) => {
    const { result: found } = await ask('/topapi/v2/department/get', { dept_id: id }, departmentAnswer);
    return { id, name: found.name };
  });
  return [...groupsOfDepartments(departments), ...person.role_list.map(({ name }) => roleGroup(name))];
}
