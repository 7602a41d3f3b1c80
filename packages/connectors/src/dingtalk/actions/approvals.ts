/** Approval actions that the manifest alone can say. */
import type { ActionManifest } from '@flowbridge/connector-sdk';
import { any, array, at, boolean, integer, object, text } from '../../field-builders.ts';

const group = { en: 'Approval', zh: '审批' };

const instanceId = at(
  'body',
  text('processInstanceId', 'Instance id', '审批实例 ID', { required: true, sample: 'ad253df6-e175-4caf' }),
);

const done = object('body', 'Answer', '应答', { open: true, fields: [any('result', 'Result', '结果')] });

export const approvalActions: ActionManifest[] = [
  {
    key: 'listApprovals',
    group,
    names: { en: 'List approvals', zh: '查询审批实例 ID 列表' },
    description: {
      en: 'Ids only. The window is at most 120 days and starts at most 365 days ago.',
      zh: '仅返回实例 ID。时间跨度最多 120 天，起始时间不早于 365 天前。',
    },
    effect: 'read',
    inputs: [
      at('body', text('processCode', 'Process code', '审批模板编码', { required: true })),
      at(
        'body',
        integer('startTime', 'From (ms)', '开始时间（毫秒）', { required: true, sample: 1661212800000 }),
      ),
      at('body', integer('endTime', 'To (ms)', '结束时间（毫秒）')),
      at('body', array('userIds', 'Originators', '发起人', { items: text('userId', 'User', '用户') })),
      at(
        'body',
        array('statuses', 'Statuses', '状态', {
          items: text('status', 'Status', '状态', { sample: 'COMPLETED' }),
        }),
      ),
      at('body', integer('nextToken', 'Start at', '分页游标', { default: 0 })),
      at('body', integer('maxResults', 'Page size', '每页条数', { default: 20 })),
      at('option', boolean('allPages', 'Read all pages', '读取全部页', { default: true })),
      at('option', integer('maxItems', 'Stop after', '最多读取')),
    ],
    body: object('body', 'Answer', '应答', {
      open: true,
      fields: [
        object('result', 'Result', '结果', {
          open: true,
          fields: [
            array('list', 'Instance ids', '审批实例 ID 列表', {
              items: text('id', 'Instance id', '审批实例 ID'),
            }),
            text('nextToken', 'Next', '下一页游标'),
          ],
        }),
      ],
    }),
    request: { method: 'POST', path: '{apiBaseUrl}/v1.0/workflow/processes/instanceIds/query' },
    paging: {
      kind: 'cursor',
      pointer: '/result/nextToken',
      input: 'nextToken',
      items: '/result/list',
      enabledBy: 'allPages',
      limitBy: 'maxItems',
    },
  },
  {
    key: 'decideTask',
    group,
    names: { en: 'Decide approval task', zh: '执行审批任务' },
    effect: 'write',
    inputs: [
      instanceId,
      at('body', integer('taskId', 'Task id', '任务 ID', { required: true, sample: 66738 })),
      at('body', text('actionerUserId', 'Acting user', '操作人 userId', { required: true })),
      at(
        'body',
        text('result', 'Decision', '审批结果', {
          required: true,
          choices: [
            { value: 'agree', names: { en: 'Agree', zh: '同意' } },
            { value: 'refuse', names: { en: 'Refuse', zh: '拒绝' } },
          ],
        }),
      ),
      at('body', text('remark', 'Remark', '审批意见')),
    ],
    body: done,
    request: { method: 'POST', path: '{apiBaseUrl}/v1.0/workflow/processInstances/execute' },
  },
  {
    key: 'terminateApproval',
    group,
    names: { en: 'Terminate approval', zh: '撤销审批实例' },
    effect: 'write',
    inputs: [
      instanceId,
      at('body', boolean('isSystem', 'By the system', '由系统直接终止', { default: true })),
      at('body', text('operatingUserId', 'Acting user', '操作人 userId')),
      at('body', text('remark', 'Remark', '终止说明')),
    ],
    body: done,
    request: { method: 'POST', path: '{apiBaseUrl}/v1.0/workflow/processInstances/terminate' },
  },
];
