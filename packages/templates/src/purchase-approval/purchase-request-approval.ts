/**
 * T05 采购申请审批同步流: documents that wait for approval in SAP Business One become DingTalk approvals.
 *
 * A draft's mark has three values. N (or empty): due. P: a run has taken it, before it starts the approval. Y: the approval has
 * started. Must never happen: two approvals for one draft. Runs follow one another (overlap `queue`), so two of them cannot
 * take one draft; whatever fails after the taking, only that run or its retry goes on, and a retry repeats nothing that
 * succeeded. Rejected: marking afterwards only (the source's e) – when the mark fails, the next minute starts a second
 * approval; giving the mark back when DingTalk refuses – then a later run and the retry of the first would both start one.
 */
import { aFlow, type FlowDocument, type LaneBuilder } from '@flowbridge/flow';
import { seconds } from '../patience.ts';
import type { Language, ShippedTemplate } from '../shipped-template.ts';
import { DUE_FILTER } from './due-filter.ts';
import { purchaseRequestTexts as TEXTS } from './purchase-request-texts.ts';

type Say = (name: keyof typeof TEXTS) => string;

const DRAFT = 'steps.getDraft.body';
const REQUEST = 'loops.eachRequest.item';
const LINE = 'loops.eachLine.item';

const byMark = { left: '{{ params.pick }}', comparison: 'equals', right: 'mark' } as const;

const from = (target: string, path: string) =>
  ({ target, type: 'text', source: { kind: 'path', path } }) as const;
const computed = (target: string, expression: string) =>
  ({ target, type: 'text', source: { kind: 'expression', expression } }) as const;
/** Service Layer writes dates with or without a time, depending on its release. */
const dayOf = (value: string) => `{{ $substring(firstNonEmpty(${value}, ""), 0, 10) }}`;

const setMark = (value: 'P' | 'Y') => ({
  DocEntry: `{{ ${REQUEST}.DraftEntry }}`,
  fields: `{{ { params.markField: "${value}" } }}`,
});

function parameters(flow: ReturnType<typeof aFlow>, say: Say): ReturnType<typeof aFlow> {
  return flow
    .parameter('processCode', 'text', {
      label: say('processCode'),
      help: say('processCodeHelp'),
      required: true,
    })
    .parameter('originatorUserId', 'text', {
      label: say('originator'),
      help: say('originatorHelp'),
      required: true,
    })
    .parameter('deptId', 'integer', { label: say('department'), help: say('departmentHelp'), default: -1 })
    .parameter('agentId', 'integer', { label: say('agent'), help: say('agentHelp') })
    .parameter('objectCode', 'text', {
      label: say('object'),
      help: say('objectHelp'),
      default: '1470000113',
      required: true,
    })
    .parameter('pick', 'choice', {
      label: say('pick'),
      help: say('pickHelp'),
      default: 'mark',
      required: true,
      choices: [
        { value: 'mark', label: say('byMark') },
        { value: 'window', label: say('byWindow') },
      ],
    })
    .parameter('markField', 'text', {
      label: say('markField'),
      help: say('markFieldHelp'),
      default: 'U_SyncStatus',
      required: true,
    })
    .parameter('windowMinutes', 'integer', { label: say('window'), help: say('windowHelp'), default: 1 })
    .parameter('filter', 'text', { label: say('filter'), help: say('filterHelp'), default: '' })
    .parameter('sourceControl', 'text', {
      label: say('source'),
      help: say('sourceHelp'),
      default: '来源单号',
      required: true,
    })
    .parameter('tableName', 'text', {
      label: say('table'),
      help: say('tableHelp'),
      default: '物料表',
      required: true,
    });
}

/** Leaves drafts alone that were sent or are being sent, and takes this one. */
function takeDraft(lane: LaneBuilder, say: Say): void {
  lane
    .condition(
      {
        mode: 'rows',
        match: 'all',
        rows: [{ left: `{{ lookup(${DRAFT}, params.markField) }}`, comparison: 'in', right: ['Y', 'P'] }],
      },
      (taken) => taken.continue({ key: 'nextRequest', title: say('next') }),
      undefined,
      { key: 'isTaken', title: say('isTaken'), note: say('isTakenNote') },
    )
    .action('sap-b1', 'updateDraft', setMark('P'), {
      key: 'takeDraft',
      title: say('take'),
      note: say('takeNote'),
      retry: seconds,
    });
}

function mapDraft(lane: LaneBuilder, say: Say): LaneBuilder {
  return lane
    .initVariable('itemRows', 'array', [], { key: 'initRows', title: say('rows'), note: say('rowsNote') })
    .forEach(
      'eachLine',
      `{{ ${DRAFT}.DocumentLines }}`,
      (line) =>
        line
          .mapFields(
            'itemRow',
            `{{ ${LINE} }}`,
            [
              from('品号', 'ItemCode'),
              from('品名', 'ItemDescription'),
              from('需求数量', 'Quantity'),
              from('单位', 'MeasureUnit'),
              computed('需求日期', dayOf(`${LINE}.RequiredDate, ${LINE}.ShipDate`)),
            ],
            { title: say('row'), note: say('rowNote') },
          )
          .appendToArray('itemRows', '{{ steps.itemRow }}', { key: 'addRow', title: say('append') }),
      { title: say('eachLine') },
    )
    .mapFields(
      'formHead',
      `{{ ${DRAFT} }}`,
      [
        computed('单据日期', dayOf(`${DRAFT}.DocDate`)),
        from('申请人', 'RequesterName'),
        from('备注', 'Comments'),
      ],
      { title: say('head'), note: say('headNote') },
    );
}

function startApproval(lane: LaneBuilder, say: Say): LaneBuilder {
  const ours = `{ params.sourceControl: toText(${REQUEST}.Code), params.tableName: vars.itemRows }`;
  return lane.action(
    'dingtalk',
    'startApproval',
    {
      processCode: '{{ params.processCode }}',
      originatorUserId: '{{ params.originatorUserId }}',
      deptId: '{{ params.deptId }}',
      microappAgentId: '{{ params.agentId }}',
      formComponentValues: `{{ $merge([steps.formHead, ${ours}]) }}`,
    },
    { key: 'startApproval', title: say('start'), note: say('startNote'), retry: seconds },
  );
}

function document(language: Language): FlowDocument {
  const say: Say = (name) => TEXTS[name][language];
  const flow = aFlow()
    .schedule(
      { mode: 'interval', every: 1, unit: 'minutes' },
      { key: 'everyMinute', title: say('everyMinute') },
    )
    .manual(undefined, { key: 'byHand', title: say('byHand') })
    .settings({ overlap: { policy: 'queue' } });
  return parameters(flow, say)
    .buildJson('dueFilter', DUE_FILTER, { title: say('dueFilter'), note: say('dueFilterNote') })
    .action(
      'sap-b1',
      'listApprovalRequests',
      { $filter: '{{ steps.dueFilter }}' },
      { key: 'queryRequests', title: say('query'), note: say('queryNote') },
    )
    .forEach(
      'eachRequest',
      '{{ steps.queryRequests.body.value }}',
      (request) => {
        request
          .action(
            'sap-b1',
            'getDraft',
            { DocEntry: `{{ ${REQUEST}.DraftEntry }}` },
            { key: 'getDraft', title: say('draft'), retry: seconds },
          )
          .condition(
            { mode: 'rows', match: 'all', rows: [byMark] },
            (marked) => takeDraft(marked, say),
            undefined,
            {
              key: 'usesMark',
              title: say('usesMark'),
            },
          );
        startApproval(mapDraft(request, say), say).condition(
          { mode: 'rows', match: 'all', rows: [byMark] },
          (marked) =>
            marked.action('sap-b1', 'updateDraft', setMark('Y'), {
              key: 'markSynced',
              title: say('mark'),
              note: say('markNote'),
              retry: seconds,
            }),
          undefined,
          { key: 'marks', title: say('marks') },
        );
      },
      {
        title: say('eachRequest'),
        note: say('eachRequestNote'),
        onItemFailure: 'continue',
        concurrency: 4,
      },
    )
    .build();
}

export const purchaseRequestApproval: ShippedTemplate = {
  key: 'T05',
  version: 2,
  names: { en: 'Purchase requests → DingTalk approval', zh: '采购申请审批同步流（ERP→钉钉）' },
  descriptions: {
    en: 'Every minute, purchase requests that wait for approval in SAP Business One start a DingTalk approval with their item table, each exactly once. Other document types (goods receipt, goods issue, inventory transfer) by configuration.',
    zh: '每分钟查询 SAP Business One 中待审批的采购申请，携带物料明细在钉钉发起审批，每单只发起一次，并写回同步标记。库存收货、库存发货、库存转储等单据只需修改配置。',
  },
  tags: ['SAP Business One', 'DingTalk'],
  connectors: ['sap-b1', 'dingtalk'],
  flows: [{ key: 'main', names: { en: 'Purchase request approval', zh: '采购申请审批同步流' }, document }],
  sandboxParameters: { processCode: 'PROC-FLOWBRIDGE-PURCHASE', originatorUserId: 'manager75' },
};
