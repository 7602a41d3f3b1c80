import type { Catalog } from '../catalog.ts';
import type { templates as english } from '../en/templates.ts';

export const templates: Catalog<typeof english> = {
  title: '流模板',
  subtitle: '现成的流：选择连接、填写几个参数即可使用。',
  search: '搜索模板',
  tag: '全部主题',
  shipped: '内置',
  mine: '自有',
  version: '版本 {{number}}',
  flows_one: '{{count}} 个流',
  flows_other: '{{count}} 个流',
  preview: '预览',
  previewOf: '{{name}} 预览',
  previewFlow: '要预览的流',
  create: '创建流',
  chooseConnection: '选择连接',
  newConnection: '新建',
  choiceNeeded: '请从选项中选择。',
  parameterNeeded: '请填写',
  parameterCron: '五段：分 时 日 月 星期。“0 8 * * 1-5”表示工作日 8:00。',
  parameterSecret: '凡能查看该流的人都能读到此值。真正的密钥请保存在连接或机密变量中。',
  invalidJson: '第 {{line}} 行第 {{column}} 列：不是有效的 JSON。',
  empty: { title: '没有模板', hint: 'Flowbridge 内置模板和本租户的模板会显示在这里。' },
  noMatch: { title: '没有找到', hint: '没有名称、说明或系统包含该文字的模板。' },
};
