import type { ProcessTemplate } from '../workflow/process-template.ts';
import { control } from './form-control.ts';
import { PURCHASE_PRICE_TEMPLATE, SPECIAL_PRICE_TEMPLATE } from './seed-price-templates.ts';
import { STOCK_TEMPLATES } from './seed-stock-templates.ts';

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

export const SEEDED_TEMPLATES: readonly ProcessTemplate[] = [
  PURCHASE_TEMPLATE,
  SPECIAL_PRICE_TEMPLATE,
  PURCHASE_PRICE_TEMPLATE,
  ...STOCK_TEMPLATES,
];
