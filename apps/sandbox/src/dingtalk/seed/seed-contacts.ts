export type DingtalkUser = {
  userid: string;
  unionid: string;
  name: string;
  mobile: string;
  job_number: string;
  title: string;
  email: string;
  dept_id_list: number[];
  active: boolean;
  admin: boolean;
  boss: boolean;
};

export type Department = { dept_id: number; name: string; parent_id: number | null };

const user = (userid: string, name: string, more: Partial<DingtalkUser>): DingtalkUser => ({
  userid,
  unionid: `union-${userid}`,
  name,
  mobile: '',
  job_number: '',
  title: '',
  email: '',
  dept_id_list: [1],
  active: true,
  admin: false,
  boss: false,
  ...more,
});

export const SEEDED_DEPARTMENTS: readonly Department[] = [
  { dept_id: 1, name: '碧水制造', parent_id: null },
  { dept_id: 101, name: '销售部', parent_id: 1 },
  { dept_id: 102, name: '采购部', parent_id: 1 },
  { dept_id: 103, name: "O'Neil & <b>Söhne</b> 😀𠮷", parent_id: 102 },
];

export const SEEDED_USERS: readonly DingtalkUser[] = [
  user('manager75', '张涛', {
    mobile: '13800000075',
    job_number: 'A001',
    title: '销售经理',
    dept_id_list: [1, 101],
    admin: true,
  }),
  user('felix', '冯立', {
    mobile: '13800000012',
    job_number: 'A012',
    title: '采购总监',
    dept_id_list: [1, 102],
  }),
  user('user1', '李静', { job_number: 'A013', title: '采购员', dept_id_list: [102] }),
  user('1234567890123456789', `O'Neil & <b>"Ö"</b> 😀𠮷`, { dept_id_list: [103] }),
];
