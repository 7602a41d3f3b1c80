/**
 * What can be done in a tenant and which role may do it: the one table that every procedure and every REST call checks by.
 * docs/roles.md and the console's page of roles are made from it.
 */
import { mayAct, type Role, roles } from './access.ts';

type Row = { role: Role; en: string; zh: string };

/** Each with the least role that may. */
export const capabilities = {
  'flows.look': { role: 'viewer', en: 'See flows, their drafts and versions', zh: '查看流、草稿与版本' },
  'flows.operate': {
    role: 'operator',
    en: 'Run flows, switch them on and off, move poll cursors',
    zh: '运行流、启用与停用流、调整轮询位置',
  },
  'flows.edit': {
    role: 'builder',
    en: 'Draw, import, publish, organise and remove flows',
    zh: '设计、导入、发布、整理和删除流',
  },
  'runs.look': { role: 'viewer', en: 'See runs and what their steps did', zh: '查看运行记录及步骤明细' },
  'runs.operate': {
    role: 'operator',
    en: 'Retry and cancel runs, decide about uncertain calls',
    zh: '重试与取消运行、处理结果不明的调用',
  },
  'ledger.look': { role: 'viewer', en: 'See the data ledger', zh: '查看数据台账' },
  'ledger.operate': {
    role: 'operator',
    en: 'Send records of the ledger again, confirm them',
    zh: '重发和确认台账记录',
  },
  'connections.look': {
    role: 'viewer',
    en: 'See connections, without their secrets',
    zh: '查看连接（不含密钥）',
  },
  'connections.manage': {
    role: 'builder',
    en: 'Make, change, test and remove connections',
    zh: '新建、修改、测试和删除连接',
  },
  'parts.look': {
    role: 'viewer',
    en: 'See connectors and functions of one’s own',
    zh: '查看自定义连接器与函数',
  },
  'parts.manage': {
    role: 'builder',
    en: 'Make, change, publish and remove connectors and functions of one’s own',
    zh: '新建、修改、发布和删除自定义连接器与函数',
  },
  'templates.look': { role: 'viewer', en: 'See templates', zh: '查看模板' },
  'templates.use': {
    role: 'builder',
    en: 'Create flows from templates and upgrade them, copy templates',
    zh: '使用模板创建和升级流、复制模板',
  },
  'templates.publish': {
    role: 'builder',
    en: 'Publish flows as templates, import and remove templates',
    zh: '把流发布为模板、导入和删除模板',
  },
  'templates.share': { role: 'admin', en: 'Share templates with other tenants', zh: '与其他租户共享模板' },
  'variables.look': {
    role: 'viewer',
    en: 'See variables, without secret ones, and look-up tables',
    zh: '查看变量（不含机密值）与查找表',
  },
  'variables.manage': {
    role: 'builder',
    en: 'Change variables and look-up tables',
    zh: '修改变量与查找表',
  },
  'members.look': { role: 'viewer', en: 'See members and what roles may do', zh: '查看成员与角色权限' },
  'members.manage': {
    role: 'admin',
    en: 'Invite and remove members, change roles up to one’s own',
    zh: '邀请和移除成员、调整不高于自身的角色',
  },
  'credentials.manage': { role: 'admin', en: 'Manage API credentials', zh: '管理 API 凭证' },
  'keys.own': {
    role: 'viewer',
    en: 'Make and revoke API keys of one’s own',
    zh: '创建和吊销自己的 API 密钥',
  },
  'keys.manage': {
    role: 'admin',
    en: 'See and revoke API keys of all members',
    zh: '查看和吊销所有成员的 API 密钥',
  },
  'sso.manage': { role: 'owner', en: 'Set up single sign-on', zh: '配置单点登录' },
  'limits.look': { role: 'viewer', en: 'See the tenant’s limits', zh: '查看租户限额' },
  'limits.manage': { role: 'admin', en: 'Change the tenant’s limits', zh: '修改租户限额' },
  'owners.appoint': { role: 'owner', en: 'Appoint and remove owners', zh: '任命和移除所有者' },
} as const satisfies Record<string, Row>;

export type Capability = keyof typeof capabilities;

export type CapabilityItem = { key: Capability; en: string; zh: string; roles: Role[] };

/** True when `role` may do it. */
export function may(role: Role, capability: Capability): boolean {
  return mayAct(role, capabilities[capability].role);
}

/** The table as people read it: each capability with every role that has it. */
export function listCapabilities(): CapabilityItem[] {
  return Object.entries(capabilities).map(([key, { role, en, zh }]) => ({
    key: key as Capability,
    en,
    zh,
    roles: roles.filter((each) => mayAct(each, role)),
  }));
}
