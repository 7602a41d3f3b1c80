/** Whom the login page knows beside the enterprise's own people. */
export type Outsider = {
  unionid: string;
  name: string;
  note: string;
  /** The organisation they choose on the page. */
  corpId: string;
  /** True: an external contact in the enterprise's address book. */
  external: boolean;
};

export const seededOutsiders = (corpId: string): Outsider[] => [
  {
    unionid: 'union-outsider',
    name: '王外',
    note: '其他企业',
    corpId: 'ding0000other0000corp',
    external: false,
  },
  { unionid: 'union-supplier', name: '赵供应', note: '外部联系人', corpId, external: true },
  { unionid: 'union-stranger', name: '孙无', note: '未加入企业', corpId, external: false },
];

/** Names of the roles people have in DingTalk, by user id. */
export const SEEDED_ROLES: readonly (readonly [userId: string, roles: string[]])[] = [
  ['manager75', ['主管理员', '集成负责人']],
  ['felix', ['采购负责人']],
];
