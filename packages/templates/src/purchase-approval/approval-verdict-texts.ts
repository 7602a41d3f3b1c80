/** What T06 says, in both languages. Notes that begin with “+” are ours; the source flow lacks what they speak of. */
import type { Bilingual } from '../shipped-template.ts';

export const approvalVerdictTexts = {
  onVerdict: { en: 'Approval finished', zh: '审批结束回调' },
  onVerdictNote: {
    en: '+ Verified, decrypted and answered before the flow runs. Events of other processes, starts and withdrawals are acknowledged and start nothing; a repeated event starts no second run.',
    zh: '+ 验签、解密并应答之后才运行流程。其他审批模板、发起和撤销事件只应答不运行；重复推送不会再次运行。',
  },
  init: { en: 'Source number, still unknown', zh: '初始化来源单号' },
  finished: { en: 'Finished with a verdict?', zh: '审批已结束？' },
  finishedNote: {
    en: '+ The source asked “not started”, which also lets withdrawn approvals through: those have no verdict.',
    zh: '+ 原流程判断“非发起”，会把撤销的审批也放行，而撤销没有审批结果。',
  },
  ignore: { en: 'Nothing to decide', zh: '无需处理' },
  ignored: { en: 'The approval ended without a verdict.', zh: '审批未产生结果，无需处理。' },
  instance: { en: 'Get approval', zh: '查询审批实例' },
  eachControl: { en: 'For each form control', zh: '遍历表单控件' },
  isSource: { en: 'Is it the source number?', zh: '是来源单号？' },
  setSource: { en: 'Remember the source number', zh: '设置来源单号' },
  hasSource: { en: 'Is it a number?', zh: '是有效的单号？' },
  hasSourceNote: {
    en: '+ An approval somebody filled in by hand has no request in the ERP; the run says so.',
    zh: '+ 手工发起的审批在 ERP 中没有对应的审批请求，运行结果会注明。',
  },
  noSource: { en: 'No source number', zh: '缺少来源单号' },
  noSourceText: {
    en: 'The control “{{ params.controlName }}” holds no code of an approval request: “{{ vars.sourceNumber }}”.',
    zh: '控件“{{ params.controlName }}”中没有审批请求代码：“{{ vars.sourceNumber }}”。',
  },
  toNumber: { en: 'As a whole number', zh: '整数来源单号' },
  request: { en: 'Get approval request', zh: '查询审批流' },
  refused: { en: 'Refused?', zh: '是否拒绝？' },
  decideNo: { en: 'Refuse in the ERP', zh: '草稿单审批：拒绝' },
  decideYes: { en: 'Approve in the ERP', zh: '草稿单审批：批准' },
  decideNote: {
    en: '+ Decided once: a request that was decided the same way counts as done, a contrary one fails. The connection’s user must be an approver of the request’s stage.',
    zh: '+ 只审批一次：已按相同结果审批视为完成，结果相反则报错。连接的用户须为该审批请求当前阶段的审批人。',
  },
  draftNo: { en: 'Update draft: refused', zh: '草稿单修改：未通过' },
  draftYes: { en: 'Update draft: approved', zh: '草稿单修改：通过' },
  draftNote: {
    en: '+ Approver and date are those of the decision in DingTalk, so a repeat writes the same.',
    zh: '+ 审批人与日期取自钉钉的审批记录，重复写入结果相同。',
  },
  processCode: { en: 'Approval process code', zh: '审批模板编码 processCode' },
  processCodeHelp: {
    en: 'The same form as in T05. Events of other forms are acknowledged and left alone.',
    zh: '与 T05 相同的审批模板；其他模板的事件只应答不处理。',
  },
  control: { en: 'Control of the source number', zh: '来源单号控件名称' },
  controlHelp: {
    en: 'Text control that carries the code of the approval request; the same as in T05.',
    zh: '存放审批请求代码的文本控件，须与 T05 一致。',
  },
  instanceKey: { en: 'DingTalk instance', zh: '钉钉审批实例' },
  numberKey: { en: 'DingTalk approval number', zh: '钉钉审批编号' },
} satisfies Record<string, Bilingual>;
