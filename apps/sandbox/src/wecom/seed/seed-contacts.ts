export type WecomUser = {
  userid: string;
  name: string;
  position: string;
  /** Ids of departments. */
  department: number[];
  /** 1 active, 2 disabled, 4 not activated, 5 left. */
  status: number;
};

export type WecomDepartment = { id: number; name: string; parentid: number };

/** A label of people and of whole departments. */
export type WecomTag = { tagid: number; tagname: string; userlist: string[]; partylist: number[] };

/** Somebody of WeChat who is no member: WeCom tells an `openid` of them. */
export type WecomOutsider = { openid: string; name: string; note: string };

const user = (userid: string, name: string, position: string, department: number[]): WecomUser => ({
  userid,
  name,
  position,
  department,
  status: 1,
});

export const SEEDED_DEPARTMENTS: readonly WecomDepartment[] = [
  { id: 1, name: '碧水制造', parentid: 0 },
  { id: 2, name: '信息部', parentid: 1 },
  { id: 3, name: '采购部', parentid: 1 },
  { id: 4, name: '集成组', parentid: 2 },
  { id: 9, name: '门店', parentid: 1 },
];

export const SEEDED_USERS: readonly WecomUser[] = [
  user('linxiao', '林晓', '集成工程师', [4]),
  user('zhangtao', '张涛', '采购员', [3]),
  user('felix', '冯立', '采购总监', [3, 2]),
  user('zoubiao', '邹彪', '店长', [9]),
];

export const SEEDED_TAGS: readonly WecomTag[] = [
  { tagid: 1, tagname: '系统管理员', userlist: ['felix'], partylist: [] },
  { tagid: 2, tagname: '值班', userlist: [], partylist: [3] },
];

export const SEEDED_OUTSIDERS: readonly WecomOutsider[] = [
  { openid: 'oGuest0000000000000000000001', name: '访客', note: '非企业成员' },
];
