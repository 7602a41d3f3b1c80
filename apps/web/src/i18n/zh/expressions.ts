import type { Catalog } from '../catalog.ts';
import type { expressions as english } from '../en/expressions.ts';

export const expressions: Catalog<typeof english> = {
  open: '打开“{{field}}”的编辑器',
  openHint: '打开编辑器（Alt+Enter）',
  title: '表达式 · {{field}}',
  editor: '“{{field}}”的表达式',
  placeholder: '输入文本，表达式写在 {{ }} 中。按 Ctrl+Space 查看可用内容。',
  data: '数据与函数',
  sample: '示例值',
  example: '示例',
  computed: '计算值',
  missing: '流程中已没有这个名称，请重新选择。',
  result: '结果',
  fromRun: '使用最近一次运行的数据',
  fromExamples: '使用示例数据；测试运行后可看到真实数据',
  nothing: '空值',
  nothingHelp: '用这些数据计算没有结果：表达式中的某个名称在此没有值，或值为空。',
  unreadable: '表达式完整后在此显示结果。',
  done: '完成',
  emptyText: '空文本。',
  items_one: '{{count}} 项',
  items_other: '{{count}} 项',
  mapping: {
    open: '预览',
    title: '用示例数据预览',
    source: '来源',
    target: '结果',
  },
  keys: 'Ctrl+Space 提示 · Ctrl+Shift+Space 查看函数参数 · Tab 离开编辑区 · Esc 返回字段',
};
