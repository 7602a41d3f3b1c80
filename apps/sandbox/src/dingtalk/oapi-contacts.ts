import { OapiError } from './dingtalk-answer.ts';
import type { DingtalkCall } from './dingtalk-state.ts';
import { rolesOf } from './login/login-contacts.ts';

const CODE_LIFETIME_MS = 5 * 60_000;

/** `/topapi/v2/user/getuserinfo`: a sign-in code is good for five minutes and once. */
export function userByCode(call: DingtalkCall): Record<string, unknown> {
  const code = call.state.authCodes.get(text(call, 'code'));
  const fresh = code && !code.used && call.clock.now() - code.createdMs <= CODE_LIFETIME_MS;
  const user = fresh ? call.state.users.get(code.userId) : undefined;
  if (!code || !user) throw new OapiError(40078, '不存在的临时授权码');
  code.used = true;
  return {
    result: {
      userid: user.userid,
      device_id: `device-${user.userid}`,
      sys: user.admin,
      sys_level: user.admin ? 1 : 0,
      unionid: user.unionid,
      associated_unionid: user.unionid,
      name: user.name,
    },
  };
}

/** `/topapi/v2/user/get` */
export function userById(call: DingtalkCall): Record<string, unknown> {
  const user = call.state.users.get(text(call, 'userid'));
  if (!user) throw new OapiError(60121, '找不到该用户');
  if (call.state.outOfRange.has(user.userid)) throw new OapiError(50002, '员工不在授权范围内');
  return {
    result: {
      ...user,
      leader_in_dept: user.dept_id_list.map((dept_id) => ({ dept_id, leader: user.admin })),
      hired_date: 1577836800000,
      role_list: rolesOf(call.state, user.userid),
      extension: '{}',
    },
  };
}

/** `/topapi/v2/user/list`: the members of one department, paged by cursor. */
export function usersOfDepartment(call: DingtalkCall): Record<string, unknown> {
  const deptId = wholeNumber(call, 'dept_id');
  const cursor = wholeNumber(call, 'cursor', 0);
  const size = wholeNumber(call, 'size', 10);
  if (size < 1 || size > 100) throw new OapiError(40035, '不合法的参数：size 应为 1 到 100');
  if (!call.state.departments.has(deptId)) throw new OapiError(60003, '部门不存在');
  const members = [...call.state.users.values()].filter((user) => user.dept_id_list.includes(deptId));
  const end = cursor + size;
  const more = end < members.length;
  return {
    result: { has_more: more, ...(more ? { next_cursor: end } : {}), list: members.slice(cursor, end) },
  };
}

/** `/topapi/v2/department/get` */
export function departmentById(call: DingtalkCall): Record<string, unknown> {
  const department = call.state.departments.get(wholeNumber(call, 'dept_id'));
  if (!department) throw new OapiError(60003, '部门不存在');
  return { result: department };
}

/** `/topapi/v2/department/listsub`: the departments directly below; the root's when none is named. */
export function subDepartments(call: DingtalkCall): Record<string, unknown> {
  const parent = wholeNumber(call, 'dept_id', 1);
  return { result: [...call.state.departments.values()].filter((each) => each.parent_id === parent) };
}

/** `/topapi/v2/department/listsubid` */
export function subDepartmentIds(call: DingtalkCall): Record<string, unknown> {
  const parent = wholeNumber(call, 'dept_id');
  const ids = [...call.state.departments.values()]
    .filter((each) => each.parent_id === parent)
    .map((each) => each.dept_id);
  return { result: { dept_id_list: ids } };
}

function text(call: DingtalkCall, name: string): string {
  const value = call.body[name];
  if (typeof value !== 'string' || value === '') throw new OapiError(40035, `不合法的参数：${name}`);
  return value;
}

/** A whole number, also as text: forms carry nothing else. */
function wholeNumber(call: DingtalkCall, name: string, missing?: number): number {
  const value = call.body[name];
  if (value === undefined && missing !== undefined) return missing;
  const read =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && value !== ''
        ? Number(value)
        : Number.NaN;
  if (!Number.isInteger(read)) throw new OapiError(40035, `不合法的参数：${name}`);
  return read;
}
