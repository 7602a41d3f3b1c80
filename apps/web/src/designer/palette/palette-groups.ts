import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { steps as english } from '../../i18n/en/steps.ts';
import { steps as chinese } from '../../i18n/zh/steps.ts';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';

const TRIGGERS = ['manual', 'schedule', 'poll', 'http'] as const;
const LOGIC = [
  'condition',
  'switch',
  'forEach',
  'while',
  'try',
  'parallel',
  'wait',
  'callFlow',
  'break',
  'continue',
  'terminate',
  'respond',
] as const;
const DATA = [
  'initVariable',
  'setVariable',
  'incrementVariable',
  'appendToArray',
  'appendToText',
  'buildJson',
  'parseJson',
  'mapFields',
  'filterArray',
  'sortArray',
  'chunkArray',
  'aggregate',
  'datasetStage',
  'datasetDeliver',
  'code',
] as const;

type Kind = (typeof TRIGGERS)[number] | (typeof LOGIC)[number] | (typeof DATA)[number];

const KEYWORDS: Partial<Record<Kind, readonly string[]>> = {
  condition: ['if', 'else', '如果', '判断'],
  switch: ['case', '分支'],
  forEach: ['loop', 'each', 'iterate', '循环', '遍历'],
  while: ['loop', 'repeat', '循环'],
  try: ['catch', 'error', 'block', '异常', '捕获'],
  parallel: ['concurrent', 'fork', 'branch', '并发', '同时'],
  wait: ['delay', 'sleep', 'pause', 'callback', 'approval', '延时', '暂停', '回调', '审批'],
  callFlow: ['subflow', 'sub-flow', 'child', '子流', '子流程'],
  terminate: ['stop', 'end', '结束'],
  respond: ['response', 'answer', '返回'],
  buildJson: ['object', 'compose', '构造'],
  mapFields: ['map', 'transform', 'convert', '映射', '转换'],
  filterArray: ['where', 'array', '过滤', '数组'],
  sortArray: ['order', 'array', '排列', '数组'],
  chunkArray: ['batch', 'page', 'array', '分组', '拆分', '数组'],
  aggregate: ['sum', 'group', 'count', 'average', 'distinct', '求和', '分组', '统计', '去重'],
  datasetStage: ['ledger', 'dataset', 'records', '台账', '数据集', '登记'],
  datasetDeliver: ['ledger', 'dataset', 'batch', '台账', '数据集', '批量', '交付'],
  code: ['js', 'function', '脚本', '函数'],
  manual: ['start', '手动'],
  schedule: ['timer', 'cron', '定时'],
  poll: ['watermark', 'changed', 'incremental', 'sync', '增量', '水位', '同步'],
  http: ['webhook', 'api', 'hook', '接口'],
};

const namesOf = (kind: Kind) => ({ en: english.kinds[kind], zh: chinese.kinds[kind] });
const aboutOf = (kind: Kind) => ({ en: english.about[kind], zh: chinese.about[kind] });

function kindItem(kind: Kind): Omit<PaletteItem, 'adds' | 'kind'> {
  return { id: kind, names: namesOf(kind), about: aboutOf(kind), keywords: KEYWORDS[kind] ?? [] };
}

type CallableFlow = { id: string; name: string };

/** Everything that can be added, grouped as the palette shows it: triggers, logic, data, each connector, flows to call. */
export function paletteGroups(
  connectors: readonly ConnectorManifest[],
  flows: readonly CallableFlow[] = [],
): PaletteGroup[] {
  const events: PaletteItem[] = connectors.flatMap((connector) =>
    connector.triggers.map((event) => ({
      id: `${connector.key}.${event.key}`,
      names: event.names,
      about: event.description ?? connector.names,
      keywords: [connector.names.en, connector.names.zh, connector.key],
      adds: 'event' as const,
      connector,
      event: event.key,
    })),
  );
  return [
    {
      id: 'triggers',
      names: { en: 'Triggers', zh: '触发事件' },
      connector: undefined,
      source: 'builtIn',
      items: [...TRIGGERS.map((kind) => ({ ...kindItem(kind), adds: 'trigger' as const, kind })), ...events],
    },
    {
      id: 'logic',
      names: { en: 'Logic', zh: '逻辑控制' },
      connector: undefined,
      source: 'builtIn',
      items: LOGIC.map((kind) => ({ ...kindItem(kind), adds: 'step' as const, kind })),
    },
    {
      id: 'data',
      names: { en: 'Data', zh: '数据处理' },
      connector: undefined,
      source: 'builtIn',
      items: DATA.map((kind) => ({ ...kindItem(kind), adds: 'step' as const, kind })),
    },
    ...connectors.map((connector) => ({
      id: connector.key,
      names: connector.names,
      connector,
      source: isOwn(connector.key) ? ('custom' as const) : ('builtIn' as const),
      items: connector.actions.map((action) => ({
        id: `${connector.key}.${action.key}`,
        names: action.names,
        about: action.description ?? connector.names,
        keywords: [
          connector.names.en,
          connector.names.zh,
          connector.key,
          action.key,
          ...(connector.keywords ?? []),
        ],
        adds: 'action' as const,
        connector,
        action: action.key,
      })),
    })),
    ...(flows.length > 0 ? [flowGroup(flows)] : []),
  ];
}

/** Connectors of a tenant's own have keys of their own kind; its functions are the actions of one connector. */
function isOwn(key: string): boolean {
  return key === 'functions' || key.startsWith('x-');
}

/** The tenant's own building blocks: each adds a “call flow” step that calls it. */
function flowGroup(flows: readonly CallableFlow[]): PaletteGroup {
  return {
    id: 'flows',
    names: { en: 'Flows to call', zh: '可调用的流程' },
    connector: undefined,
    source: 'custom',
    items: flows.map(({ id, name }) => ({
      id: `flow.${id}`,
      names: { en: name, zh: name },
      about: aboutOf('callFlow'),
      keywords: KEYWORDS.callFlow ?? [],
      adds: 'step',
      kind: 'callFlow',
      calls: id,
    })),
  };
}
