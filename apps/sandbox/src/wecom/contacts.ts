/** The address book as far as an app may see it. */
import { seesDepartment, seesUser } from './visible-range.ts';
import { WecomError } from './wecom-answer.ts';
import type { WecomCall } from './wecom-state.ts';

/** `/cgi-bin/user/get`: no phone, no e-mail; apps made since June 2022 are not told them. */
export function userById({ state, app, query }: WecomCall): Record<string, unknown> {
  const user = state.users.get(query.get('userid') ?? '');
  if (!user) throw new WecomError(60111, 'userid not found');
  if (!seesUser(state, app, user.userid))
    throw new WecomError(60011, 'no privilege to access/modify contact');
  return {
    ...user,
    main_department: user.department[0],
    order: user.department.map(() => 0),
    is_leader_in_dept: user.department.map(() => 0),
    isleader: 0,
    enable: 1,
    telephone: '',
    alias: '',
    extattr: { attrs: [] },
  };
}

/** `/cgi-bin/department/get` */
export function departmentById({ state, app, query }: WecomCall): Record<string, unknown> {
  const department = state.departments.get(wholeNumber(query.get('id')));
  if (!department) throw new WecomError(60123, 'invalid party id');
  if (!seesDepartment(state, app, department.id)) {
    throw new WecomError(60011, 'no privilege to access/modify contact');
  }
  return { department: { ...department, order: 100_000_000, department_leader: [] } };
}

/** `/cgi-bin/department/list`: what the app sees, of all or below one. */
export function departmentList({ state, app }: WecomCall): Record<string, unknown> {
  return {
    department: [...state.departments.values()]
      .filter(({ id }) => seesDepartment(state, app, id))
      .map((each) => ({ ...each, order: 100_000_000, department_leader: [] })),
  };
}

/** `/cgi-bin/tag/list` */
export function tagList({ state }: WecomCall): Record<string, unknown> {
  return { taglist: [...state.tags.values()].map(({ tagid, tagname }) => ({ tagid, tagname })) };
}

/** `/cgi-bin/tag/get`: the people and the departments that have the tag. */
export function tagById({ state, query }: WecomCall): Record<string, unknown> {
  const tag = state.tags.get(wholeNumber(query.get('tagid')));
  if (!tag) throw new WecomError(40068, 'invalid tagid');
  const { tagname, userlist, partylist } = tag;
  return {
    tagname,
    userlist: userlist.map((userid) => ({ userid, name: state.users.get(userid)?.name ?? '' })),
    partylist,
  };
}

/** `/cgi-bin/agent/get`: an app reads itself and no other. */
export function agentById({ app, query, state }: WecomCall): Record<string, unknown> {
  if (wholeNumber(query.get('agentid')) !== app.agentId) {
    throw new WecomError(301002, 'not allow operate another agent with this accesstoken');
  }
  const [redirect] = app.redirectHosts ?? state.redirectHosts;
  return {
    agentid: app.agentId,
    name: app.name,
    description: '',
    allow_userinfos: { user: [] },
    allow_partys: { partyid: app.visibleParties },
    close: 0,
    redirect_domain: redirect ?? '',
  };
}

function wholeNumber(text: string | undefined): number {
  if (text === undefined || !/^\d+$/.test(text)) throw new WecomError(40058, 'invalid Request Parameter');
  return Number(text);
}
