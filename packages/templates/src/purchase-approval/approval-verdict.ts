/**
 * T06 钉钉审批回调流: the verdict of a DingTalk approval decides the approval request in SAP Business One and updates the draft.
 *
 * The trigger verifies, decrypts and answers the callback within DingTalk's 1.5 s; the flow runs afterwards, once per event.
 * Our additions to the source: only a verdict counts (a terminated approval has none). A request already decided the same way
 * counts as decided, so a retry after a failure half-way still updates the draft; one decided the other way fails loudly.
 */
import { aFlow, type FlowDocument, type Test } from '@flowbridge/flow';
import type { Bilingual, Language, ShippedTemplate } from '../shipped-template.ts';

const TEXTS = {
  onVerdict: { en: 'Approval finished', zh: '审批结束回调' },
  init: { en: 'Source number, still unknown', zh: '初始化来源单号' },
  finished: { en: 'Finished with a verdict?', zh: '审批已结束？' },
  ignore: { en: 'Nothing to decide', zh: '无需处理' },
  ignored: { en: 'The approval ended without a verdict.', zh: '审批未产生结果，无需处理。' },
  instance: { en: 'Get approval', zh: '查询审批实例' },
  eachControl: { en: 'For each form control', zh: '遍历表单控件' },
  isSource: { en: 'Is it 来源单号?', zh: '是来源单号？' },
  setSource: { en: 'Remember the source number', zh: '设置来源单号' },
  toNumber: { en: 'Source number as a whole number', zh: '整数来源单号' },
  request: { en: 'Get approval request', zh: '查询审批流' },
  alreadyText: {
    en: 'The approval request had been decided before.',
    zh: '该审批请求之前已审批，本次不再处理。',
  },
  refused: { en: 'Refused?', zh: '是否拒绝？' },
  decideNo: { en: 'Refuse in the ERP', zh: '草稿单审批：拒绝' },
  decideYes: { en: 'Approve in the ERP', zh: '草稿单审批：批准' },
  draftNo: { en: 'Update draft: refused', zh: '草稿单修改：未通过' },
  draftYes: { en: 'Update draft: approved', zh: '草稿单修改：通过' },
  processCode: { en: 'Approval process code', zh: '审批模板编码 processCode' },
  control: { en: 'Control that carries the source number', zh: '来源单号控件名称' },
} satisfies Record<string, Bilingual>;

const LAST_RECORD = 'steps.getApproval.body.result.operationRecords[-1]';

const is = (left: string, comparison: 'equals' | 'in', right: string | string[]): Test => ({
  mode: 'rows',
  match: 'all',
  rows: [{ left, comparison, right }],
});

const decision = (status: 'ardApproved' | 'ardNotApproved') => ({
  Code: '{{ vars.requestCode }}',
  Status: status,
  Remarks: `{{ $substring(firstNonEmpty(${LAST_RECORD}.remark, ""), 0, 200) }}`,
});

const draftChange = (verdict: 'Y' | 'N') => ({
  DocEntry: '{{ steps.getRequest.body.DraftEntry }}',
  fields: {
    U_Approver: `{{ ${LAST_RECORD}.userId }}`,
    U_ApprovalDate: '{{ formatDate(now(), "yyyy-MM-dd") }}',
    U_ApprovalStatus: verdict,
    U_IsSubmit: verdict,
  },
});

function document(language: Language): FlowDocument {
  const say = (name: keyof typeof TEXTS) => TEXTS[name][language];
  return aFlow()
    .connectorEvent(
      'dingtalk',
      'approvalFinished',
      { processCode: '{{ params.processCode }}' },
      { key: 'onVerdict', title: say('onVerdict') },
    )
    .parameter('processCode', 'text', { label: say('processCode'), required: true })
    .parameter('controlName', 'text', { label: say('control'), default: '来源单号', required: true })
    .initVariable('sourceNumber', 'text', '', { key: 'initSource', title: say('init') })
    .condition(
      is('{{ trigger.body.result }}', 'in', ['agree', 'refuse']),
      undefined,
      (other) => other.terminate('succeeded', say('ignored'), { key: 'ignore', title: say('ignore') }),
      { key: 'isFinished', title: say('finished') },
    )
    .action(
      'dingtalk',
      'getApproval',
      { processInstanceId: '{{ trigger.body.processInstanceId }}' },
      { key: 'getApproval', title: say('instance') },
    )
    .forEach(
      'eachControl',
      '{{ steps.getApproval.body.result.formComponentValues }}',
      (control) =>
        control.condition(
          is('{{ loops.eachControl.item.name }}', 'equals', '{{ params.controlName }}'),
          (found) =>
            found.setVariable('sourceNumber', '{{ loops.eachControl.item.value }}', {
              key: 'setSource',
              title: say('setSource'),
            }),
          undefined,
          { key: 'isSource', title: say('isSource') },
        ),
      { title: say('eachControl') },
    )
    .initVariable('requestCode', 'integer', '{{ toInt(vars.sourceNumber) }}', {
      key: 'toNumber',
      title: say('toNumber'),
    })
    .action(
      'sap-b1',
      'getApprovalRequest',
      { Code: '{{ vars.requestCode }}' },
      { key: 'getRequest', title: say('request') },
    )
    .condition(
      is('{{ trigger.body.result }}', 'equals', 'refuse'),
      (refused) =>
        refused
          .action('sap-b1', 'decideApprovalRequest', decision('ardNotApproved'), {
            key: 'refuseRequest',
            title: say('decideNo'),
          })
          .action('sap-b1', 'updateDraft', draftChange('N'), { key: 'markRefused', title: say('draftNo') }),
      (agreed) =>
        agreed
          .action('sap-b1', 'decideApprovalRequest', decision('ardApproved'), {
            key: 'approveRequest',
            title: say('decideYes'),
          })
          .action('sap-b1', 'updateDraft', draftChange('Y'), { key: 'markApproved', title: say('draftYes') }),
      { key: 'isRefused', title: say('refused') },
    )
    .build();
}

export const approvalVerdict: ShippedTemplate = {
  key: 'T06',
  version: 1,
  names: { en: 'DingTalk verdict → ERP approval', zh: '钉钉审批回调流（钉钉→ERP）' },
  descriptions: {
    en: 'When a DingTalk approval ends, its verdict decides the approval request in SAP Business One and is written to the draft, once.',
    zh: '钉钉审批结束后，按审批结果在 SAP Business One 中审批并更新草稿单；重复推送只处理一次。',
  },
  tags: ['SAP Business One', 'DingTalk'],
  connectors: ['sap-b1', 'dingtalk'],
  flows: [{ key: 'main', names: { en: 'Approval verdict', zh: '钉钉审批回调流' }, document }],
  sandboxParameters: { processCode: 'PROC-FLOWBRIDGE-PURCHASE' },
};
