import type { Catalog } from '../catalog.ts';
import type { panelFlow as english } from '../en/panel-flow.ts';

export const panelFlow: Catalog<typeof english> = {
  runs: {
    overlap: '上次运行未结束又被触发时',
    overlaps: {
      parallel: '同时运行',
      queue: '排队等待',
      skip: '不启动',
      replace: '取消正在运行的',
    },
    overlapHelp: {
      parallel: '各次运行互不等待。',
      queue: '按到达顺序逐个运行。',
      skip: '新的运行记录为已取消。',
      replace: '原运行停止后，新的运行才开始。',
    },
    max: '同时运行的上限',
    noMax: '不限',
    timeout: '单次运行的时间上限',
    timeoutHelp: '仅计执行时间，不含等待。',
    timeoutDefault: '1 小时',
  },
  businessKeys: {
    help: '用于查找运行记录的值，例如单据号，最多五个。',
    add: '添加业务键',
    remove: '移除此业务键',
    label: '名称',
    labelExample: '采购申请单',
    key: '引用名',
    value: '取值',
  },
};
