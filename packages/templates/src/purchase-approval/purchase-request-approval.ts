/**
 * T05 采购申请审批同步流: purchase requests that wait for approval in SAP Business One become DingTalk approvals.
 *
 * Our additions to the source: which drafts are due is decided by the draft's own mark `U_SyncStatus`, not by a time window (a
 * late run would lose documents, and neighbouring windows would post one twice); the mark is written back after the approval
 * has started; one draft that fails does not hold up the others. The form control 来源单号 carries the approval request's code,
 * which is what T06 decides by.
 */
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import type { Bilingual, Language, ShippedTemplate } from '../shipped-template.ts';

/** Object code of purchase requests in SAP Business One. */
const PURCHASE_REQUEST = '1470000113';

const TEXTS = {
  everyMinute: { en: 'Every minute', zh: '每分钟' },
  byHand: { en: 'By hand', zh: '手动运行' },
  query: { en: 'Query approval requests', zh: '查询审批流' },
  eachRequest: { en: 'For each approval request', zh: '遍历审批请求' },
  draft: { en: 'Get draft', zh: '查询单个草稿单' },
  due: { en: 'Not yet sent to DingTalk?', zh: '尚未同步到钉钉？' },
  rows: { en: 'Item rows of this draft', zh: '初始化物料明细' },
  eachLine: { en: 'For each line', zh: '遍历单据行' },
  row: { en: 'Build item row', zh: '构建物料行' },
  append: { en: 'Add the row', zh: '追加物料行' },
  start: { en: 'Start approval', zh: '创建审批实例' },
  mark: { en: 'Mark as synced', zh: '标记已同步' },
  markNote: {
    en: 'Written after the approval has started, so that the next run leaves this draft alone.',
    zh: '审批发起后写回标记，下次运行不再重复发起。',
  },
  processCode: { en: 'Approval process code', zh: '审批模板编码 processCode' },
  processCodeHelp: {
    en: 'From the address of the process in the DingTalk console.',
    zh: '在钉钉管理后台打开审批模板，地址栏中的 processCode。',
  },
  originator: { en: 'Originator’s user id', zh: '发起人 userid' },
  department: { en: 'Originator’s department id', zh: '发起人部门 ID' },
  departmentHelp: { en: '-1 is the root department.', zh: '-1 表示根部门。' },
  object: { en: 'Object code', zh: '单据类型代码' },
  objectHelp: {
    en: '1470000113 purchase request, 59 goods receipt, 60 goods issue, 67 inventory transfer.',
    zh: '1470000113 采购申请，59 库存收货（盘盈），60 库存发货（盘亏），67 库存转储（报废）。',
  },
  table: { en: 'Name of the table control', zh: '明细控件名称' },
} satisfies Record<string, Bilingual>;

const cell = (name: string, value: string) => ({ name, value });

function document(language: Language): FlowDocument {
  const say = (name: keyof typeof TEXTS) => TEXTS[name][language];
  return aFlow()
    .schedule(
      { mode: 'interval', every: 1, unit: 'minutes' },
      { key: 'everyMinute', title: say('everyMinute') },
    )
    .manual(undefined, { key: 'byHand', title: say('byHand') })
    .parameter('processCode', 'text', {
      label: say('processCode'),
      help: say('processCodeHelp'),
      required: true,
    })
    .parameter('originatorUserId', 'text', { label: say('originator'), required: true })
    .parameter('deptId', 'integer', { label: say('department'), help: say('departmentHelp'), default: -1 })
    .parameter('objectCode', 'text', {
      label: say('object'),
      help: say('objectHelp'),
      default: PURCHASE_REQUEST,
      required: true,
    })
    .parameter('tableName', 'text', { label: say('table'), default: '物料表', required: true })
    .action(
      'sap-b1',
      'listApprovalRequests',
      { $filter: "Status eq 'arsPending' and ObjectType eq '{{ params.objectCode }}'" },
      { key: 'queryRequests', title: say('query') },
    )
    .forEach(
      'eachRequest',
      '{{ steps.queryRequests.body.value }}',
      (request) =>
        request
          .action(
            'sap-b1',
            'getDraft',
            { DocEntry: '{{ loops.eachRequest.item.DraftEntry }}' },
            { key: 'getDraft', title: say('draft') },
          )
          .condition(
            {
              mode: 'rows',
              match: 'all',
              rows: [{ left: '{{ steps.getDraft.body.U_SyncStatus }}', comparison: 'notEquals', right: 'Y' }],
            },
            (due) =>
              due
                .initVariable('itemRows', 'array', [], { key: 'initRows', title: say('rows') })
                .forEach(
                  'eachLine',
                  '{{ steps.getDraft.body.DocumentLines }}',
                  (line) =>
                    line
                      .buildJson(
                        'itemRow',
                        [
                          cell('品号', '{{ loops.eachLine.item.ItemCode }}'),
                          cell('品名', '{{ loops.eachLine.item.ItemDescription }}'),
                          cell('需求数量', '{{ toText(loops.eachLine.item.Quantity) }}'),
                        ],
                        { title: say('row') },
                      )
                      .appendToArray('itemRows', '{{ steps.itemRow }}', {
                        key: 'addRow',
                        title: say('append'),
                      }),
                  { title: say('eachLine') },
                )
                .action(
                  'dingtalk',
                  'startApproval',
                  {
                    processCode: '{{ params.processCode }}',
                    originatorUserId: '{{ params.originatorUserId }}',
                    deptId: '{{ params.deptId }}',
                    formComponentValues: [
                      cell('来源单号', '{{ toText(loops.eachRequest.item.Code) }}'),
                      cell('单据日期', '{{ $substring(steps.getDraft.body.DocDate, 0, 10) }}'),
                      cell('申请人', '{{ steps.getDraft.body.RequesterName }}'),
                      cell('备注', '{{ firstNonEmpty(steps.getDraft.body.Comments, " ") }}'),
                      cell('{{ params.tableName }}', '{{ vars.itemRows }}'),
                    ],
                  },
                  { key: 'startApproval', title: say('start') },
                )
                .action(
                  'sap-b1',
                  'updateDraft',
                  { DocEntry: '{{ loops.eachRequest.item.DraftEntry }}', fields: { U_SyncStatus: 'Y' } },
                  { key: 'markSynced', title: say('mark'), note: say('markNote') },
                ),
            undefined,
            { key: 'isDue', title: say('due') },
          ),
      { title: say('eachRequest'), onItemFailure: 'continue' },
    )
    .build();
}

export const purchaseRequestApproval: ShippedTemplate = {
  key: 'T05',
  version: 1,
  names: { en: 'Purchase requests → DingTalk approval', zh: '采购申请审批同步流（ERP→钉钉）' },
  descriptions: {
    en: 'Every minute, purchase requests that wait for approval in SAP Business One start a DingTalk approval with their item table, and are marked as synced.',
    zh: '每分钟查询 SAP Business One 中待审批的采购申请，携带物料明细在钉钉发起审批，并写回同步标记。',
  },
  tags: ['SAP Business One', 'DingTalk'],
  connectors: ['sap-b1', 'dingtalk'],
  flows: [{ key: 'main', names: { en: 'Purchase request approval', zh: '采购申请审批同步流' }, document }],
  sandboxParameters: { processCode: 'PROC-FLOWBRIDGE-PURCHASE', originatorUserId: 'manager75' },
};
