/**
 * T06 钉钉审批回调流: the verdict of a DingTalk approval decides the approval request in SAP Business One and updates the draft.
 *
 * The trigger verifies, decrypts and answers the callback within DingTalk's 1.5 s; the flow runs afterwards, once per event. Must
 * never happen: a request decided twice, or by an approval that was withdrawn. The decision may safely be sent again – a request
 * already decided the same way counts as decided – so an unknown outcome is simply tried again, and the draft still follows.
 */
import { aFlow, type FlowDocument, type LaneBuilder, type Test } from '@flowbridge/flow';
import { minutes } from '../patience.ts';
import type { Language, ShippedTemplate } from '../shipped-template.ts';
import { approvalVerdictTexts as TEXTS } from './approval-verdict-texts.ts';

type Say = (name: keyof typeof TEXTS) => string;

const INSTANCE = 'steps.getApproval.body.result';
/** The last decision; comments and copies are records, too. */
const LAST_DECISION = `${INSTANCE}.operationRecords[result in ["AGREE", "REFUSE"]][-1]`;

const is = (left: string, comparison: 'equals' | 'in' | 'matches', right: string | string[]): Test => ({
  mode: 'rows',
  match: 'all',
  rows: [{ left, comparison, right }],
});

type Verdict = { decision: 'ardApproved' | 'ardNotApproved'; mark: 'Y' | 'N' };

/** The decision and what it changes on the draft. Keys: `approveRequest`, `markApproved` or `refuseRequest`, `markRefused`. */
function carryOut(lane: LaneBuilder, say: Say, { decision, mark }: Verdict): void {
  const yes = mark === 'Y';
  lane
    .action(
      'sap-b1',
      'decideApprovalRequest',
      {
        Code: '{{ vars.requestCode }}',
        Status: decision,
        Remarks: `{{ $substring(firstNonEmpty(${LAST_DECISION}.remark, ""), 0, 200) }}`,
      },
      {
        key: yes ? 'approveRequest' : 'refuseRequest',
        title: say(yes ? 'decideYes' : 'decideNo'),
        note: say('decideNote'),
        retry: minutes,
        onUnknown: { policy: 'retry' },
      },
    )
    .action(
      'sap-b1',
      'updateDraft',
      {
        DocEntry: '{{ steps.getRequest.body.DraftEntry }}',
        fields: {
          U_Approver: `{{ ${LAST_DECISION}.userId }}`,
          U_ApprovalDate: `{{ formatDate(firstNonEmpty(${INSTANCE}.finishTime, now()), "yyyy-MM-dd") }}`,
          U_ApprovalStatus: mark,
          U_IsSubmit: mark,
        },
      },
      {
        key: yes ? 'markApproved' : 'markRefused',
        title: say(yes ? 'draftYes' : 'draftNo'),
        note: say('draftNote'),
        retry: minutes,
      },
    );
}

function findSourceNumber(flow: LaneBuilder, say: Say): LaneBuilder {
  return flow
    .forEach(
      'eachControl',
      `{{ ${INSTANCE}.formComponentValues }}`,
      (control) =>
        control.condition(
          is('{{ loops.eachControl.item.name }}', 'equals', '{{ params.controlName }}'),
          (found) =>
            found.setVariable('sourceNumber', '{{ $trim(loops.eachControl.item.value) }}', {
              key: 'setSource',
              title: say('setSource'),
            }),
          undefined,
          { key: 'isSource', title: say('isSource') },
        ),
      { title: say('eachControl') },
    )
    .condition(
      is('{{ vars.sourceNumber }}', 'matches', '^\\d{1,15}$'),
      undefined,
      (other) => other.terminate('failed', say('noSourceText'), { key: 'noSource', title: say('noSource') }),
      { key: 'hasSource', title: say('hasSource'), note: say('hasSourceNote') },
    )
    .initVariable('requestCode', 'integer', '{{ toInt(vars.sourceNumber) }}', {
      key: 'toNumber',
      title: say('toNumber'),
    });
}

function document(language: Language): FlowDocument {
  const say: Say = (name) => TEXTS[name][language];
  const flow = aFlow()
    .connectorEvent(
      'dingtalk',
      'approvalFinished',
      { processCode: '{{ params.processCode }}' },
      { key: 'onVerdict', title: say('onVerdict'), note: say('onVerdictNote') },
    )
    .settings({
      businessKeys: [
        { key: 'instance', label: say('instanceKey'), value: '{{ trigger.body.processInstanceId }}' },
        { key: 'number', label: say('numberKey'), value: '{{ trigger.body.businessId }}' },
      ],
    })
    .parameter('processCode', 'text', {
      label: say('processCode'),
      help: say('processCodeHelp'),
      required: true,
    })
    .parameter('controlName', 'text', {
      label: say('control'),
      help: say('controlHelp'),
      default: '来源单号',
      required: true,
    });
  flow
    .initVariable('sourceNumber', 'text', '', { key: 'initSource', title: say('init') })
    .condition(
      is('{{ trigger.body.result }}', 'in', ['agree', 'refuse']),
      undefined,
      (other) => other.terminate('succeeded', say('ignored'), { key: 'ignore', title: say('ignore') }),
      { key: 'isFinished', title: say('finished'), note: say('finishedNote') },
    )
    .action(
      'dingtalk',
      'getApproval',
      { processInstanceId: '{{ trigger.body.processInstanceId }}' },
      { key: 'getApproval', title: say('instance'), retry: minutes },
    );
  findSourceNumber(flow, say)
    .action(
      'sap-b1',
      'getApprovalRequest',
      { Code: '{{ vars.requestCode }}' },
      { key: 'getRequest', title: say('request'), retry: minutes },
    )
    .condition(
      is('{{ trigger.body.result }}', 'equals', 'refuse'),
      (refused) => carryOut(refused, say, { decision: 'ardNotApproved', mark: 'N' }),
      (agreed) => carryOut(agreed, say, { decision: 'ardApproved', mark: 'Y' }),
      { key: 'isRefused', title: say('refused') },
    );
  return flow.build();
}

export const approvalVerdict: ShippedTemplate = {
  key: 'T06',
  version: 2,
  names: { en: 'DingTalk verdict → ERP approval', zh: '钉钉审批回调流（钉钉→ERP）' },
  descriptions: {
    en: 'When a DingTalk approval ends, its verdict decides the approval request in SAP Business One and is written to the draft, once. Withdrawn approvals decide nothing.',
    zh: '钉钉审批结束后，按审批结果在 SAP Business One 中审批并更新草稿单；重复推送只处理一次，撤销的审批不作处理。',
  },
  tags: ['SAP Business One', 'DingTalk'],
  connectors: ['sap-b1', 'dingtalk'],
  flows: [{ key: 'main', names: { en: 'Approval verdict', zh: '钉钉审批回调流' }, document }],
  sandboxParameters: { processCode: 'PROC-FLOWBRIDGE-PURCHASE' },
};
