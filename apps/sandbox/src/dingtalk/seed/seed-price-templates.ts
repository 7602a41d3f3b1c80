import type { ApproverNode, FormControl, ProcessTemplate } from '../workflow/process-template.ts';
import { control } from './form-control.ts';

const APPROVERS: readonly ApproverNode[] = [{ actionType: 'NONE', userIds: ['felix'] }];

const currency: FormControl = {
  ...control('DDSelectField-P3', '币种', 'DDSelectField'),
  options: ['CNY', 'USD', 'EUR'],
};

/** Base data approval of template T07: special prices of a customer. */
export const SPECIAL_PRICE_TEMPLATE: ProcessTemplate = {
  processCode: 'PROC-FLOWBRIDGE-PRICE',
  name: '业务报价审批',
  controls: [
    control('TextField-P1', '来源单号', 'TextField'),
    control('TextField-P2', '业务伙伴代码', 'TextField', true),
    currency,
    control('TextareaField-P4', '备注', 'TextareaField'),
    control('TextField-P6', '价格清单编号', 'TextField'),
    {
      ...control('TableField-P5', '价格明细', 'TableField', true),
      columns: [
        control('TextField-PA', '物料代码', 'TextField', true),
        control('NumberField-PB', '价格', 'NumberField', true),
        control('TextField-PC', '起始日期', 'TextField'),
        control('TextField-PD', '结束日期', 'TextField'),
      ],
    },
  ],
  approvers: APPROVERS,
};

/** The same business case for vendors, with other names and the vendor in each row. */
export const PURCHASE_PRICE_TEMPLATE: ProcessTemplate = {
  processCode: 'PROC-FLOWBRIDGE-COST',
  name: '采购核价审批',
  controls: [
    control('TextField-C1', '核价说明', 'TextField'),
    {
      ...control('TableField-C2', '核价明细', 'TableField', true),
      columns: [
        control('TextField-CA', '供应商代码', 'TextField', true),
        control('TextField-CB', '物料编码', 'TextField', true),
        control('NumberField-CC', '核定单价', 'NumberField', true),
        control('TextField-CD', '结算币种', 'TextField'),
        control('TextField-CE', '生效日期', 'TextField'),
        control('TextField-CF', '失效日期', 'TextField'),
      ],
    },
  ],
  approvers: APPROVERS,
};

const cells = (row: Record<string, string>) => Object.entries(row).map(([name, value]) => ({ name, value }));

/** What the button of the sandbox's page hands in, as the sales manager would in the DingTalk client. */
export const SAMPLE_QUOTATION = {
  originatorUserId: 'manager75',
  processCode: SPECIAL_PRICE_TEMPLATE.processCode,
  deptId: -1,
  formComponentValues: [
    ...cells({ 业务伙伴代码: 'C100056', 币种: 'CNY', 备注: '2026 年度报价' }),
    {
      name: '价格明细',
      value: JSON.stringify([
        cells({ 物料代码: '102040001', 价格: '123', 起始日期: '2026-01-01', 结束日期: '2026-12-31' }),
        cells({ 物料代码: '11028', 价格: '205', 起始日期: '2026-01-01', 结束日期: '2026-06-30' }),
      ]),
    },
  ],
};
