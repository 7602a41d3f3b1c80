/** What T05 says, in both languages. Notes that begin with “+” are ours; the source flow lacks what they speak of. */
import type { Bilingual } from '../shipped-template.ts';

export const purchaseRequestTexts = {
  everyMinute: { en: 'Every minute', zh: '每分钟' },
  byHand: { en: 'By hand', zh: '手动运行' },
  dueFilter: { en: 'Which requests', zh: '组装筛选条件' },
  dueFilterNote: {
    en: 'Pending requests of the document type. With “time window”: those created in the whole minutes before this one, so that windows neither overlap nor leave a gap.',
    zh: '该单据类型的待审批请求。选择“时间窗口”时：仅取本分钟之前若干整分钟内创建的请求，窗口之间既不重叠也无空隙。',
  },
  query: { en: 'Query requests', zh: '查询审批流' },
  queryNote: { en: '+ Reads all pages, not just the first 20.', zh: '+ 读取全部页，而不只是前 20 条。' },
  eachRequest: { en: 'For each request', zh: '遍历审批请求' },
  eachRequestNote: {
    en: '+ A draft that fails is reported and does not hold up the others.',
    zh: '+ 某张草稿单失败时单独记录，不影响其他草稿单。',
  },
  draft: { en: 'Get draft', zh: '查询单个草稿单' },
  usesMark: { en: 'By mark?', zh: '按同步标记？' },
  isTaken: { en: 'Taken already?', zh: '已处理？' },
  isTakenNote: {
    en: 'Y: its approval has started. P: a run has taken it; only that run, or its retry, starts the approval.',
    zh: 'Y：已发起审批；P：已被某次运行占用，仅由该次运行或其重试发起审批。',
  },
  next: { en: 'Next request', zh: '下一条' },
  take: { en: 'Take the draft', zh: '占用草稿单' },
  takeNote: {
    en: '+ Written before the approval starts. Whatever fails from here on, no later run starts a second one.',
    zh: '+ 在发起审批之前写入。此后无论哪一步失败，后续运行都不会重复发起审批。',
  },
  rows: { en: 'Item rows of this draft', zh: '初始化物料明细' },
  rowsNote: {
    en: 'Belongs to the turn of the loop: every draft begins with no rows.',
    zh: '变量属于本次循环：每张草稿单都从空明细开始。',
  },
  eachLine: { en: 'For each line', zh: '遍历单据行' },
  row: { en: 'Map the line', zh: '映射物料行' },
  rowNote: {
    en: 'Left the columns of the table control, right the fields of the draft’s line.',
    zh: '左侧为明细控件的列，右侧为草稿单行字段。',
  },
  append: { en: 'Add the row', zh: '追加物料行' },
  head: { en: 'Map the header', zh: '映射表头' },
  headNote: {
    en: 'Left the controls of the form, right the fields of the draft. Another document type needs only other rows here.',
    zh: '左侧为表单控件，右侧为草稿单字段。其他单据类型只需修改此处的映射行。',
  },
  start: { en: 'Start approval', zh: '创建审批实例' },
  startNote: {
    en: 'The source number is the code of the approval request: T06 decides by it.',
    zh: '“来源单号”填写审批请求代码，T06 据此审批。',
  },
  marks: { en: 'By mark?', zh: '按同步标记？' },
  mark: { en: 'Mark as synced', zh: '标记已同步' },
  markNote: {
    en: '+ Tells in the ERP that the approval has started. When it fails, the draft stays taken: retry the run.',
    zh: '+ 在 ERP 中标明审批已发起。写入失败时草稿单保持占用状态，重试该次运行即可。',
  },
  processCode: { en: 'Approval process code', zh: '审批模板编码 processCode' },
  processCodeHelp: {
    en: 'From the address of the form in the DingTalk admin console.',
    zh: '在钉钉管理后台打开审批模板，地址栏中的 processCode。',
  },
  originator: { en: 'Originator’s user id', zh: '发起人 userid' },
  originatorHelp: {
    en: 'The DingTalk user in whose name approvals start; must be allowed to use the form.',
    zh: '以该钉钉用户的名义发起审批，须在审批模板的可见范围内。',
  },
  department: { en: 'Originator’s department id', zh: '发起人部门 ID' },
  departmentHelp: {
    en: 'One the originator belongs to; -1 is the root department.',
    zh: '发起人所在的部门；-1 表示根部门。',
  },
  agent: { en: 'Agent id', zh: '应用 AgentId' },
  agentHelp: {
    en: 'Of the app that starts the approvals. Empty: that of the DingTalk connection.',
    zh: '发起审批的应用 AgentId；留空则使用钉钉连接中的 AgentId。',
  },
  object: { en: 'Document type', zh: '单据类型代码' },
  objectHelp: {
    en: '1470000113 purchase request, 59 goods receipt, 60 goods issue, 67 inventory transfer.',
    zh: '1470000113 采购申请，59 库存收货（盘盈），60 库存发货（盘亏），67 库存转储（报废）。',
  },
  pick: { en: 'Which drafts are due', zh: '待同步草稿单的判断方式' },
  pickHelp: {
    en: 'By mark: a field of the draft says whether it was sent; nothing is lost or doubled. Time window: for companies that cannot add the field; what a run misses, nobody catches up on.',
    zh: '按同步标记：由草稿单字段记录是否已同步，不丢失、不重复。时间窗口：适用于无法增加自定义字段的账套；错过的时间段不会补发。',
  },
  byMark: { en: 'By mark', zh: '按同步标记' },
  byWindow: { en: 'Time window', zh: '时间窗口' },
  markField: { en: 'Field of the mark', zh: '同步标记字段' },
  markFieldHelp: {
    en: 'User-defined field of marketing documents with the values N (or empty), P (taken) and Y (sent).',
    zh: '营销单据上的自定义字段，取值 N（或空）、P（占用）、Y（已同步）。',
  },
  window: { en: 'Time window (minutes)', zh: '时间窗口（分钟）' },
  windowHelp: {
    en: 'Only with “time window”. As long as the schedule’s interval; the ERP’s clock and the tenant’s time zone must agree.',
    zh: '仅用于“时间窗口”，应与计划的间隔一致；ERP 时间须与租户时区一致。',
  },
  filter: { en: 'Further condition', zh: '附加筛选条件' },
  filterHelp: {
    en: 'OData over approval requests, for example: OriginatorID eq 5. Empty: none.',
    zh: '针对审批请求的 OData 条件，例如：OriginatorID eq 5。留空表示不附加。',
  },
  source: { en: 'Control of the source number', zh: '来源单号控件名称' },
  sourceHelp: {
    en: 'Text control that carries the code of the approval request; the same as in T06.',
    zh: '用于存放审批请求代码的文本控件，须与 T06 一致。',
  },
  table: { en: 'Table control', zh: '明细控件名称' },
  tableHelp: {
    en: 'Its columns are the targets of “Map the line”.',
    zh: '其各列即“映射物料行”的目标字段。',
  },
} satisfies Record<string, Bilingual>;
