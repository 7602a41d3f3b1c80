/** Approval requests (审批流) and the decision on them. */
import type { ActionManifest, Input } from '@flowbridge/connector-sdk';
import { at, boolean, integer, object, text } from '../../field-builders.ts';
import { approvalRequestBody, approvalRequestFields } from '../fields/approval-request.ts';
import { listBody, queryHeaders, queryInputs, queryPaging } from '../query.ts';

const group = { en: 'Approval', zh: '审批' };

const code: Input = at(
  'path',
  integer('Code', 'Request code', '审批请求代码', { required: true, sample: 17 }),
);

export const approvalRequestActions: ActionManifest[] = [
  {
    key: 'listApprovalRequests',
    group,
    names: { en: 'Query approval requests', zh: '查询审批流' },
    effect: 'read',
    inputs: queryInputs,
    body: listBody('Approval request', '审批请求', approvalRequestFields),
    request: { method: 'GET', path: '/ApprovalRequests', headers: queryHeaders },
    paging: queryPaging,
  },
  {
    key: 'getApprovalRequest',
    group,
    names: { en: 'Get approval request', zh: '查询单个审批流' },
    effect: 'read',
    inputs: [code],
    body: approvalRequestBody,
    request: { method: 'GET', path: '/ApprovalRequests({Code})' },
  },
  {
    key: 'decideApprovalRequest',
    group,
    names: { en: 'Decide approval request', zh: '草稿单审批' },
    description: {
      en: 'Approves or refuses as the connection’s user, who must be an approver of the current stage. A request already decided the same way counts as done.',
      zh: '以连接的用户身份批准或拒绝，该用户须为当前阶段审批人。已按相同结果审批过的请求视为成功。',
    },
    effect: 'write',
    inputs: [
      at('option', code.field),
      at(
        'option',
        text('Status', 'Decision', '审批结果', {
          required: true,
          sample: 'ardApproved',
          choices: [
            { value: 'ardApproved', names: { en: 'Approve', zh: '批准' } },
            { value: 'ardNotApproved', names: { en: 'Refuse', zh: '拒绝' } },
          ],
          description: { en: 'Y and N are understood too.', zh: '也可填写 Y（批准）或 N（拒绝）。' },
        }),
      ),
      at(
        'option',
        text('Remarks', 'Remarks', '审批意见', {
          description: { en: 'At most 200 characters.', zh: '最多 200 个字符。' },
        }),
      ),
      at(
        'option',
        boolean('failIfDecided', 'Fail when already decided', '已审批时报错', {
          default: false,
          description: {
            en: 'Off: a repeated, equal decision succeeds with alreadyDecided = true. A contrary one always fails.',
            zh: '关闭：重复且相同的审批视为成功（alreadyDecided = true）；结果相反时总是报错。',
          },
        }),
      ),
    ],
    body: object('body', 'Outcome', '结果', {
      fields: [
        boolean('alreadyDecided', 'Had been decided before', '之前已审批', { sample: false }),
        text('Status', 'Status found', '当前状态', { sample: 'arsApproved' }),
      ],
    }),
  },
];
