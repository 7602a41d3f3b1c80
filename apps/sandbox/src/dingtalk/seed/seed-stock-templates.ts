import type { ProcessTemplate } from '../workflow/process-template.ts';
import { control } from './form-control.ts';

/** Forms of the stock documents that need an approval. Their controls are not called as those of the purchase request. */
const stockForm = (processCode: string, name: string): ProcessTemplate => ({
  processCode,
  name,
  controls: [
    control('TextField-S1', '审批请求号', 'TextField', true),
    control('DDDateField-S2', '过账日期', 'DDDateField'),
    control('TextareaField-S3', '说明', 'TextareaField'),
    {
      ...control('TableField-S4', '库存明细', 'TableField', true),
      columns: [
        control('TextField-SA', '物料编号', 'TextField', true),
        control('TextField-SB', '物料名称', 'TextField'),
        control('NumberField-SC', '数量', 'NumberField', true),
        control('TextField-SD', '仓库', 'TextField'),
      ],
    },
  ],
  approvers: [{ actionType: 'NONE', userIds: ['felix'] }],
});

/** 59 库存收货（盘盈）, 60 库存发货（盘亏）, 67 库存转储（报废）. */
export const STOCK_TEMPLATES: readonly ProcessTemplate[] = [
  stockForm('PROC-FLOWBRIDGE-STOCK-GAIN', '盘盈入库审批'),
  stockForm('PROC-FLOWBRIDGE-STOCK-LOSS', '盘亏出库审批'),
  stockForm('PROC-FLOWBRIDGE-STOCK-SCRAP', '报废转储审批'),
];
