import type { Catalog } from '../catalog.ts';
import type { quotas as en } from '../en/quotas.ts';

export const quotas: Catalog<typeof en> = {
  title: '配额',
  about: '该租户可使用的资源。超出配额后业务照常进行，各项说明了届时会发生什么。',
  runs: {
    name: '每分钟运行数',
    about:
      '超出后，HTTP 调用和 REST 会收到 429 与 Retry-After；由定时、轮询和回调启动的运行在队列中等候，绝不丢失。人工启动的运行总会开始；测试和被调用的流不计入。',
    used: '最近一分钟 {{used}} / {{limit}}',
    usedUnlimited: '最近一分钟 {{used}}，不限',
    held: '{{held}} 条运行正在等候下一分钟。',
    own: '每分钟运行数上限',
    unit: '条/分钟',
  },
  logs: {
    name: '日志存储',
    about:
      '运行所占用的空间：日志行、数据值和文件。超出后，成功的运行不再保留步骤的数据值；状态、时间、错误、计数、业务键、结果以及重试所需的内容仍会保留，失败的运行全部保留。',
    used: '{{used}} / {{limit}}',
    usedUnlimited: '{{used}}，不限',
    share: '{{percent}}%',
    own: '日志存储上限',
    unit: '单位',
  },
  states: {
    near: '即将用完',
    over: '已用完',
  },
  unlimited: '不限',
  atMost: '最多',
  save: '保存',
  saved: '配额已修改。',
  effect: '两秒内生效，已开始的运行不受影响。',
  neededRuns: '每分钟运行数：请填写 1 到 {{most}} 之间的整数。',
  neededLogs: '日志存储：请填写 {{least}} 到 {{most}} 之间的数值。',
  forbidden: '管理员可以修改配额。',
  use: {
    title: '日志占用明细',
    days: '按运行接收日期（UTC）',
    daysLabel: '最近 {{count}} 天每天的日志存储',
    dayOf: '{{day}}：{{bytes}}',
    most: '最高：{{bytes}}',
    before: '更早的日期：{{bytes}}',
    flows: '占用最多的流',
    flow: '流',
    bytes: '占用',
    gone: '已删除的流',
    others: '其余全部',
    none: '还没有运行占用空间。',
    fresh: '随运行写入而累计，延迟数秒；每天结束后按实际数据重新统计。',
  },
  banner: {
    held: '{{held}} 条运行正在等候：该租户每分钟 {{limit}} 条的运行配额已用完，配额允许后会立即开始。',
    logsNear: '日志存储已用 {{used}} / {{limit}}。用完后，成功的运行将不再保留步骤的数据值。',
    logsOver: '日志存储已用完（{{used}} / {{limit}}）：运行照常进行，成功的运行不再保留步骤的数据值。',
    look: '查看配额',
  },
};
