import type { ComponentType, FormControl, ProcessTemplate } from '../workflow/process-template.ts';

const control = (id: string, label: string, componentType: ComponentType, required = false): FormControl => ({
  id,
  label,
  componentType,
  required,
});

/** The form of the demo flow: a purchase request of the ERP, approved by felix. */
export const PURCHASE_TEMPLATE: ProcessTemplate = {
  processCode: 'PROC-FLOWBRIDGE-PURCHASE',
  name: '采购申请审批',
  controls: [
    control('TextField-K2AD4O5B', '来源单号', 'TextField', true),
    control('DDDateField-K2AD4O5C', '单据日期', 'DDDateField'),
    control('TextField-K2AD4O5D', '申请人', 'TextField'),
    control('TextareaField-K2AD4O5E', '备注', 'TextareaField'),
    {
      ...control('TableField-1', '物料表', 'TableField', true),
      columns: [
        control('TextField-A', '品号', 'TextField', true),
        control('TextField-B', '品名', 'TextField'),
        control('NumberField-C', '需求数量', 'NumberField', true),
        control('TextField-D', '单位', 'TextField'),
        control('TextField-E', '需求日期', 'TextField'),
      ],
    },
  ],
  approvers: [{ actionType: 'NONE', userIds: ['felix'] }],
};

/** Base data approval of template T07: special prices. */
export const SPECIAL_PRICE_TEMPLATE: ProcessTemplate = {
  processCode: 'PROC-FLOWBRIDGE-PRICE',
  name: '业务报价审批',
  controls: [
    control('TextField-P1', '来源单号', 'TextField'),
    control('TextField-P2', '业务伙伴代码', 'TextField', true),
    { ...control('DDSelectField-P3', '币种', 'DDSelectField'), options: ['CNY', 'USD', 'EUR'] },
    control('TextareaField-P4', '备注', 'TextareaField'),
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
  approvers: [{ actionType: 'NONE', userIds: ['felix'] }],
};

export const SEEDED_TEMPLATES: readonly ProcessTemplate[] = [PURCHASE_TEMPLATE, SPECIAL_PRICE_TEMPLATE];
