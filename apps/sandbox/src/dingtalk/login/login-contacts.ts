/** What signing in asks of the address book: who a person of DingTalk is here, the departments above, the roles. */
import { OapiError } from '../dingtalk-answer.ts';
import type { DingtalkCall, DingtalkState } from '../dingtalk-state.ts';

const ROLE_GROUP = '默认';

/** `/topapi/user/getbyunionid`: 0 works here, 1 is an external contact. */
export function userByUnionId({ state, body }: DingtalkCall): Record<string, unknown> {
  const { unionid } = body;
  const user = [...state.users.values()].find((each) => each.unionid === unionid);
  if (user) return { result: { contact_type: 0, userid: user.userid } };
  const outsider = state.outsiders.find((each) => each.unionid === unionid);
  if (outsider?.external) return { result: { contact_type: 1, userid: `ext-${outsider.unionid}` } };
  throw new OapiError(60121, '找不到该用户');
}

/** `/topapi/v2/department/listparentbyuser`: of each department of the person, it and those above, the root last. */
export function parentsOfUser({ state, body }: DingtalkCall): Record<string, unknown> {
  const user = typeof body.userid === 'string' ? state.users.get(body.userid) : undefined;
  if (!user) throw new OapiError(33012, '无效的USERID');
  return {
    result: {
      parent_list: user.dept_id_list.map((id) => ({ parent_dept_id_list: upwards(state, id) })),
    },
  };
}

function upwards(state: DingtalkState, from: number): number[] {
  const found: number[] = [];
  for (let at = state.departments.get(from); at && !found.includes(at.dept_id); ) {
    found.push(at.dept_id);
    at = at.parent_id === null ? undefined : state.departments.get(at.parent_id);
  }
  return found;
}

/** `/topapi/role/list` */
export function roleList({ state }: DingtalkCall): Record<string, unknown> {
  const names = new Set([...state.userRoles.values()].flat());
  const roles = [...names].map((name) => ({ id: roleId(name), name }));
  return { result: { hasMore: false, list: [{ groupId: 1, name: ROLE_GROUP, roles }] } };
}

/** As `/topapi/v2/user/get` has them. */
export function rolesOf(state: DingtalkState, userId: string) {
  const names = state.userRoles.get(userId) ?? [];
  return names.map((name) => ({ id: roleId(name), name, group_name: ROLE_GROUP }));
}

/** The same name has the same id, whoever has the role. */
const roleId = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e9, 7);
