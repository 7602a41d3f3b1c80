/** What T07 says, in both languages. Notes that begin with “+” are ours; the source flow lacks what they speak of. */
import type { Bilingual } from '../shipped-template.ts';

export const specialPriceTexts = {
  onApproved: { en: 'Price approval finished', zh: '价格审批结束回调' },
  onApprovedNote: {
    en: '+ Verified, decrypted and answered before the flow runs. Events of other processes and withdrawals are acknowledged and start nothing; a repeated event starts no second run. Runs follow one another, so of two approvals of one price the later one counts.',
    zh: '+ 验签、解密并应答之后才运行流程。其他审批模板与撤销事件只应答不运行；重复推送不会再次运行。各次运行依次执行，同一价格先后两次审批以后一次为准。',
  },
  agreed: { en: 'Agreed to?', zh: '审批通过？' },
  ignore: { en: 'Nothing to change', zh: '无需处理' },
  ignored: { en: 'The prices were not agreed to.', zh: '价格审批未通过，不作修改。' },
  instance: { en: 'Get approval', zh: '查询审批实例' },
  rows: { en: 'Read the table', zh: '解析价格明细' },
  rowsNote: {
    en: '+ All rows are checked before the first price is written; a wrong one is named. Rows of one business partner and item become one entry with several periods.',
    zh: '+ 写入之前先检查全部行，有误时指出行号。同一业务伙伴、同一物料的多行合并为一条，含多个有效期。',
  },
  eachPrice: { en: 'For each special price', zh: '遍历特殊价格' },
  eachPriceNote: {
    en: '+ A price the ERP refuses is reported and does not hold up the others.',
    zh: '+ 某条价格被 ERP 拒绝时单独记录，不影响其他价格。',
  },
  known: { en: 'Periods it has', zh: '初始化：原有有效期' },
  look: { en: 'Look it up', zh: '查询是否存在' },
  lookNote: {
    en: 'A failed look-up with -2028 says that the price is not there yet.',
    zh: '查询报错 -2028 表示该特殊价格尚不存在。',
  },
  get: { en: 'Get special price', zh: '查询特殊价格' },
  remember: { en: 'Remember its periods', zh: '记录原有有效期' },
  isOther: { en: 'Another failure than -2028?', zh: '是 -2028 以外的错误？' },
  isOtherNote: {
    en: '+ No other failure says “not there”: the turn fails, and nothing is written.',
    zh: '+ 其他错误并不表示不存在：本条按失败处理，不写入任何数据。',
  },
  passOn: { en: 'Pass the failure on', zh: '抛出错误' },
  fields: { en: 'New price and periods', zh: '合并有效期' },
  fieldsNote: {
    en: '+ The approved period counts on its days; what is left of earlier periods stays. The same approval again changes nothing.',
    zh: '+ 审批的有效期覆盖其日期范围，原有有效期的其余部分保留；同一审批再次执行结果不变。',
  },
  isThere: { en: 'Does it exist?', zh: '特殊价格已存在？' },
  update: { en: 'Change special price', zh: '修改特殊价格' },
  updateNote: {
    en: '+ B1S-ReplaceCollectionsOnPatch: the periods replace the old ones. Without it SAP appends, and the price has a period twice.',
    zh: '+ 使用 B1S-ReplaceCollectionsOnPatch，有效期整体替换；否则 SAP 会追加，造成同一有效期重复。',
  },
  create: { en: 'Create special price', zh: '创建特殊价格' },
  createNote: {
    en: '+ When the answer is lost, SAP is asked whether the price is there before it is created again.',
    zh: '+ 应答丢失时，先向 SAP 查询是否已创建，再决定是否重新创建。',
  },
  processCode: { en: 'Approval process code', zh: '审批模板编码 processCode' },
  processCodeHelp: {
    en: 'Of the form that approves the prices, from its address in the DingTalk admin console.',
    zh: '价格审批模板的 processCode，见钉钉管理后台打开该模板时的地址栏。',
  },
  partner: { en: 'Control: business partner', zh: '控件：业务伙伴代码' },
  partnerHelp: {
    en: 'Customer (sales quotation) or vendor (purchase price). May stand in the table or beside it.',
    zh: '客户（业务报价）或供应商（采购核价）代码；可在明细内，也可在明细外。',
  },
  table: { en: 'Table control', zh: '明细控件名称' },
  tableHelp: { en: 'One row per price.', zh: '每行一个价格。' },
  item: { en: 'Control: item', zh: '控件：物料代码' },
  itemHelp: { en: 'May stand in the table or beside it.', zh: '可在明细内，也可在明细外。' },
  price: { en: 'Control: price', zh: '控件：价格' },
  priceHelp: { en: 'A number; 1,200.50 is understood.', zh: '数字，支持 1,200.50 的写法。' },
  currency: { en: 'Control: currency', zh: '控件：币种' },
  currencyHelp: {
    en: 'Code as in SAP. An empty control leaves the currency to SAP.',
    zh: 'SAP 中的货币代码；控件为空时由 SAP 决定币种。',
  },
  from: { en: 'Control: first day', zh: '控件：起始日期' },
  fromHelp: {
    en: 'Empty in a row: the price holds without a period.',
    zh: '明细中为空时，该价格不限有效期。',
  },
  to: { en: 'Control: last day', zh: '控件：结束日期' },
  toHelp: {
    en: 'Empty in a row: the period has no end.',
    zh: '明细中为空时，有效期没有结束日期。',
  },
  priceList: { en: 'Control: price list', zh: '控件：价格清单编号' },
  priceListHelp: {
    en: 'Number of the price list in SAP. An empty control leaves it as it is.',
    zh: 'SAP 价格清单编号；控件为空时保持不变。',
  },
  instanceKey: { en: 'DingTalk instance', zh: '钉钉审批实例' },
  numberKey: { en: 'DingTalk approval number', zh: '钉钉审批编号' },
} satisfies Record<string, Bilingual>;
