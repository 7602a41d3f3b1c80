/** Reads an approval instance (查询审批实例), with its form also by control name. */
import type { ActionCode, ActionManifest } from '@flowbridge/connector-sdk';
import { array, at, object, rows, text } from '../../field-builders.ts';
import { fromForm } from '../form/from-form.ts';

export const getApprovalManifest: ActionManifest = {
  key: 'getApproval',
  group: { en: 'Approval', zh: '审批' },
  names: { en: 'Get approval', zh: '查询审批实例' },
  effect: 'read',
  success: { body: { pointer: '/success', equals: 'true', optional: true } },
  inputs: [
    at(
      'option',
      text('processInstanceId', 'Instance id', '审批实例 ID', {
        required: true,
        sample: 'ad253df6-e175-4caf',
      }),
    ),
  ],
  body: object('body', 'Answer', '应答', {
    open: true,
    fields: [
      object('form', 'Form by control name', '表单（按控件名称）', {
        open: true,
        fields: [],
        sample: { 来源单号: '17', 物料表: [{ 品号: '11028', 需求数量: '55' }] },
      }),
      object('result', 'Instance', '审批实例', {
        open: true,
        fields: [
          text('title', 'Title', '标题', { sample: '张涛提交的物料采购' }),
          text('status', 'Status', '状态', { sample: 'COMPLETED' }),
          text('result', 'Result', '结果', {
            sample: 'agree',
            description: {
              en: 'agree or refuse; meaningful when COMPLETED.',
              zh: 'agree 或 refuse；仅 COMPLETED 时有意义。',
            },
          }),
          text('businessId', 'Business number', '审批编号'),
          text('createTime', 'Created', '创建时间', { sample: '2022-08-23T11:00Z' }),
          text('finishTime', 'Finished', '结束时间', { sample: '2022-08-23T11:20Z' }),
          text('originatorUserId', 'Originator', '发起人', { sample: 'manager75' }),
          text('originatorDeptId', 'Department id', '发起部门 ID'),
          text('originatorDeptName', 'Department', '发起部门'),
          array('approverUserIds', 'Approvers', '审批人', { items: text('userId', 'User', '用户') }),
          rows('formComponentValues', 'Form values', '表单内容', [
            text('id', 'Control id', '控件 ID'),
            text('name', 'Name', '控件名称', { sample: '来源单号' }),
            text('value', 'Value', '值', { sample: '17' }),
            text('componentType', 'Kind', '控件类型'),
          ]),
          rows('operationRecords', 'History', '操作记录', [
            text('userId', 'User', '用户'),
            text('date', 'Date', '时间'),
            text('type', 'Kind', '操作类型'),
            text('result', 'Result', '操作结果'),
            text('remark', 'Remark', '意见'),
          ]),
          rows('tasks', 'Tasks', '任务', [
            text('userId', 'User', '用户'),
            text('status', 'Status', '状态'),
            text('result', 'Result', '结果'),
          ]),
        ],
      }),
    ],
  }),
};

export const getApproval: ActionCode = async (input, context) => {
  const answer = await context.http.send({
    method: 'GET',
    url: `${String(context.variables.apiBaseUrl)}/v1.0/workflow/processInstances`,
    query: [['processInstanceId', String(input.processInstanceId)]],
  });
  const body = asRecord(answer.body);
  const form = fromForm(asRecord(body.result).formComponentValues);
  return { ...answer, body: { ...body, form } };
};

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
