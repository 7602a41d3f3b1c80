/** Starts an approval instance (创建审批实例). Not idempotent: DingTalk's `RequestId` only informs. */
import type { ActionCode, ActionManifest } from '@flowbridge/connector-sdk';
import { any, array, at, integer, object, rows, text } from '../../field-builders.ts';
import { toForm } from '../form/to-form.ts';

export const startApprovalManifest: ActionManifest = {
  key: 'startApproval',
  group: { en: 'Approval', zh: '审批' },
  names: { en: 'Start approval', zh: '创建审批实例' },
  effect: 'write',
  replayAfterRelogin: true,
  inputs: [
    at(
      'option',
      text('processCode', 'Process code', '审批模板编码', {
        required: true,
        sample: 'PROC-288AE7AC-4E96-4C06-9FCB-71ECFA504536',
      }),
    ),
    at(
      'option',
      text('originatorUserId', 'Originator', '发起人 userId', { required: true, sample: 'manager75' }),
    ),
    at(
      'option',
      integer('deptId', 'Department', '发起人部门', {
        default: -1,
        description: { en: '-1 is the root department.', zh: '-1 表示根部门。' },
      }),
    ),
    at(
      'option',
      integer('microappAgentId', 'Agent id', 'AgentId', {
        sample: 1000000001,
        description: {
          en: 'Of the app that starts the approval. Empty: that of the connection.',
          zh: '发起审批的应用；留空则使用连接中的 AgentId。',
        },
      }),
    ),
    at(
      'option',
      any('formComponentValues', 'Form values', '表单内容', {
        required: true,
        sample: { 来源单号: '17', 物料表: [{ 品号: '11028', 需求数量: '55' }] },
        description: {
          en: 'An object by control name, or a list of {name, value}. Names equal the labels of the form. A table is a list of rows, each an object or a list of {name, value}. Numbers and lists are turned into the texts DingTalk wants.',
          zh: '按控件名称的对象，或 {name, value} 列表；名称须与表单控件标题一致。表格为行的列表，每行为对象或 {name, value} 列表。数字与列表会自动转换为钉钉要求的文本。',
        },
      }),
    ),
    at(
      'option',
      rows(
        'approvers',
        'Approvers',
        '审批人',
        [
          text('actionType', 'Kind', '审批类型', { sample: 'AND' }),
          array('userIds', 'Users', '用户', { items: text('userId', 'User', '用户') }),
        ],
        {
          description: {
            en: 'Replaces the flow of the template. Empty: the template decides.',
            zh: '填写后替代模板中的审批流程；留空则按模板执行。',
          },
        },
      ),
    ),
    at('option', array('ccList', 'Copy to', '抄送人', { items: text('userId', 'User', '用户') })),
    at(
      'option',
      text('ccPosition', 'Copy when', '抄送时机', {
        choices: [
          { value: 'START', names: { en: 'At the start', zh: '开始时' } },
          { value: 'FINISH', names: { en: 'At the end', zh: '结束时' } },
          { value: 'START_FINISH', names: { en: 'At start and end', zh: '开始和结束时' } },
        ],
      }),
    ),
    at(
      'option',
      rows('targetSelectActioners', 'Self-chosen approvers', '自选审批人', [
        text('actionerKey', 'Node key', '节点标识'),
        array('actionerUserIds', 'Users', '用户', { items: text('userId', 'User', '用户') }),
      ]),
    ),
  ],
  body: object('body', 'Answer', '应答', {
    fields: [text('instanceId', 'Instance id', '审批实例 ID', { sample: 'ad253df6-e175-4caf' })],
  }),
};

export const startApproval: ActionCode = async (input, context) => {
  const optional = (key: string) => {
    const value = input[key];
    const empty =
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    return empty ? {} : { [key]: value };
  };
  const agentId = input.microappAgentId ?? context.variables.agentId;
  return context.http.send({
    method: 'POST',
    url: `${String(context.variables.apiBaseUrl)}/v1.0/workflow/processInstances`,
    body: {
      type: 'json',
      value: {
        originatorUserId: input.originatorUserId,
        processCode: input.processCode,
        deptId: input.deptId,
        ...(agentId === undefined ? {} : { microappAgentId: agentId }),
        ...optional('approvers'),
        ...optional('ccList'),
        ...optional('ccPosition'),
        ...optional('targetSelectActioners'),
        formComponentValues: toForm(input.formComponentValues),
        RequestId: context.idempotencyKey,
      },
    },
  });
};
