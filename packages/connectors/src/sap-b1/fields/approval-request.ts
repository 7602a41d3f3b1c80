import type { Field } from '@flowbridge/connector-sdk';
import { integer, object, rows, text } from '../../field-builders.ts';

/** Fields of an approval request (审批流). */
export const approvalRequestFields: Field[] = [
  integer('Code', 'Request code', '审批请求代码', { sample: 17 }),
  integer('ApprovalTemplatesID', 'Approval template', '审批模板'),
  text('ObjectType', 'Document type', '单据类型', { sample: '1470000113' }),
  text('IsDraft', 'Is a draft', '是否草稿', { sample: 'Y' }),
  integer('ObjectEntry', 'Document', '单据内部号'),
  text('Status', 'Status', '状态', {
    sample: 'arsPending',
    description: {
      en: 'arsPending, arsApproved, arsNotApproved, arsGenerated, arsGeneratedByAuthorizer, arsCancelled',
      zh: 'arsPending 待审批，arsApproved 已批准，arsNotApproved 已拒绝，arsGenerated 已生成，arsCancelled 已取消',
    },
  }),
  text('Remarks', 'Remarks', '备注'),
  integer('CurrentStage', 'Current stage', '当前阶段', { sample: 1 }),
  integer('OriginatorID', 'Originator', '发起人', { sample: 5 }),
  text('CreationDate', 'Creation date', '创建日期', { sample: '2022-08-23' }),
  text('CreationTime', 'Creation time', '创建时间', { sample: '10:20:00' }),
  integer('DraftEntry', 'Draft', '草稿单内部号', { sample: 16 }),
  rows('ApprovalRequestLines', 'Stages', '审批阶段', [
    integer('StageCode', 'Stage', '阶段代码', { sample: 1 }),
    integer('UserID', 'Approver', '审批人', { sample: 12 }),
    text('Status', 'Decision', '决定', { sample: 'ardPending' }),
    text('Remarks', 'Remarks', '备注'),
  ]),
];

export const approvalRequestBody: Field = object('body', 'Approval request', '审批请求', {
  fields: approvalRequestFields,
  open: true,
});
