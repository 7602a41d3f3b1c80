/** Tries the app as it is typed: its secret, its enterprise, whether it may read the address book, and what groups there are. */
import type { KnownGroup, SsoTest } from '../../../../contract/sso.ts';
import { failedTest } from '../failed-test.ts';
import { inBatches } from '../in-batches.ts';
import { type Department, namedGroups } from '../named-groups.ts';
import { reachProblem } from '../reach-problem.ts';
import { SystemRefusal } from '../system-refusal.ts';
import { departmentAnswer, rolesAnswer, subDepartmentsAnswer } from './dingtalk-answers.ts';
import {
  type AskOapi,
  askWith,
  type DingtalkDeps,
  type DingtalkSettings,
  fetchAppToken,
} from './dingtalk-app.ts';
import { roleGroup } from './dingtalk-groups.ts';

const ROOT = 1;
const MOST_LISTS = 40;
const MOST_DEPARTMENTS = 400;
const AT_ONCE = 5;

export async function testDingtalk(deps: DingtalkDeps, settings: DingtalkSettings): Promise<SsoTest> {
  try {
    const { token } = await fetchAppToken(deps, settings);
    const ask = askWith(deps, settings, token);
    const groups = [...namedGroups(await departmentsOf(ask)), ...(await rolesOf(ask))];
    return { ok: true, signsOut: false, unknownScopes: [], groups };
  } catch (error) {
    if (error instanceof SystemRefusal) return failedTest(error.problem, error);
    const problem = reachProblem(error);
    if (problem === undefined) throw error;
    return failedTest(problem, error);
  }
}

/** Level by level from the enterprise itself; a large enterprise is not read to its end. */
async function departmentsOf(ask: AskOapi): Promise<Department[]> {
  const { result: root } = await ask('/topapi/v2/department/get', { dept_id: ROOT }, departmentAnswer);
  const found: Department[] = [{ id: root.dept_id, name: root.name, parents: [] }];
  let level = [...found];
  for (let lists = 0; level.length > 0 && lists < MOST_LISTS && found.length < MOST_DEPARTMENTS; ) {
    const asked = level.slice(0, MOST_LISTS - lists);
    lists += asked.length;
    const below = await inBatches(asked, AT_ONCE, async ({ id, name, parents }) => {
      const { result } = await ask('/topapi/v2/department/listsub', { dept_id: id }, subDepartmentsAnswer);
      return result.map((each) => ({ id: each.dept_id, name: each.name, parents: [...parents, name] }));
    });
    level = below.flat().slice(0, MOST_DEPARTMENTS - found.length);
    found.push(...level);
  }
  return found;
}

/** The roles of a person come with the person; an app that may not list them signs in all the same. */
async function rolesOf(ask: AskOapi): Promise<KnownGroup[]> {
  try {
    const { result } = await ask('/topapi/role/list', { size: 200, offset: 0 }, rolesAnswer);
    const names = result.list.flatMap(({ roles }) => roles.map(({ name }) => name));
    return [...new Set(names)].map((name) => ({ value: roleGroup(name), label: roleGroup(name) }));
  } catch (error) {
    if (error instanceof SystemRefusal && error.reason === 'noPermission') return [];
    throw error;
  }
}
