/** Fields of marketing documents and drafts. SAP's own spellings are kept: header `RequriedDate`, line `RequiredDate`. */
import type { Field } from '@flowbridge/connector-sdk';
import { integer, number, object, rows, text } from '../../field-builders.ts';

const lineFields: Field[] = [
  integer('LineNum', 'Line number', '行号', { sample: 0 }),
  text('ItemCode', 'Item code', '物料编码', { sample: '11028' }),
  text('ItemDescription', 'Item description', '物料描述', { sample: '聚氯乙烯' }),
  number('Quantity', 'Quantity', '数量', { sample: 55 }),
  number('Price', 'Price', '价格', { sample: 300 }),
  text('MeasureUnit', 'Unit', '单位', { sample: 'KG' }),
  text('WarehouseCode', 'Warehouse', '仓库', { sample: '01' }),
  text('RequiredDate', 'Required date', '需求日期', { sample: '2022-08-23' }),
  text('ShipDate', 'Ship date', '发货日期'),
  text('LineVendor', 'Vendor', '供应商'),
  text('FreeText', 'Free text', '自由文本'),
  integer('BaseType', 'Base type', '基础单据类型'),
  integer('BaseEntry', 'Base entry', '基础单据内部号'),
  integer('BaseLine', 'Base line', '基础单据行号'),
];

export const documentFields: Field[] = [
  integer('DocEntry', 'Internal number', '单据内部号', { sample: 16 }),
  integer('DocNum', 'Document number', '单据编号', { sample: 16 }),
  text('DocObjectCode', 'Document type', '单据类型', { sample: '1470000113' }),
  text('DocDate', 'Posting date', '过账日期', { sample: '2022-08-20' }),
  text('DocDueDate', 'Due date', '到期日期', { sample: '2022-09-20' }),
  text('RequriedDate', 'Required date', '需求日期', { sample: '2022-08-23' }),
  text('Requester', 'Requester', '请求者', { sample: 'A001' }),
  text('RequesterName', 'Requester name', '请求者姓名', { sample: '张涛' }),
  integer('RequesterDepartment', 'Requester department', '请求者部门', { sample: -2 }),
  text('CardCode', 'Business partner', '业务伙伴代码'),
  text('CardName', 'Business partner name', '业务伙伴名称'),
  text('Comments', 'Remarks', '备注'),
  text('U_PurReqType', 'Request type', '请购类型', { sample: '计划请购' }),
  text('U_Origin', 'Origin', '来源', { sample: 'MRP' }),
  text('U_BaseDocNo', 'Base document', '来源单号'),
  text('U_Approver', 'Approver', '审批人'),
  text('U_ApprovalDate', 'Approval date', '审批日期'),
  text('U_ApprovalStatus', 'Approval status', '审批状态'),
  text('U_ProjectCode', 'Project', '项目代码', { sample: '0000' }),
  text('U_IsSubmit', 'Submitted', '是否提交', { sample: 'N' }),
  text('U_SyncStatus', 'Synchronised', '同步状态', { sample: 'N' }),
  rows('DocumentLines', 'Lines', '单据行', lineFields),
];

export const documentBody: Field = object('body', 'Document', '单据', { fields: documentFields, open: true });

/** What may be written to a draft or document: all of it optional, and any other field of the company. */
export const documentChange: Field = object('fields', 'Fields to change', '要修改的字段', {
  required: true,
  open: true,
  fields: documentFields.filter(({ key }) => !['DocEntry', 'DocNum', 'DocObjectCode'].includes(key)),
  description: {
    en: 'Only these change. User-defined fields start with U_.',
    zh: '仅修改所填字段。自定义字段以 U_ 开头。',
  },
});
