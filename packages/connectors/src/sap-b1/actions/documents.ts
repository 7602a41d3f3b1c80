/** Marketing and stock documents by name, so that nobody needs to know the entity set. */
import type { ActionManifest, Input } from '@flowbridge/connector-sdk';
import { at, integer, object, text } from '../../field-builders.ts';
import { documentBody, documentChange, documentFields } from '../fields/document.ts';
import { listBody, queryHeaders, queryInputs, queryPaging } from '../query.ts';
import { replaceCollections } from './objects.ts';

const group = { en: 'Documents', zh: '业务单据' };

const documentTypes: [string, string, string][] = [
  ['PurchaseRequests', 'Purchase request', '采购申请'],
  ['PurchaseOrders', 'Purchase order', '采购订单'],
  ['PurchaseDeliveryNotes', 'Goods receipt PO', '采购收货'],
  ['PurchaseReturns', 'Purchase return', '采购退货'],
  ['Orders', 'Sales order', '销售订单'],
  ['DeliveryNotes', 'Delivery', '销售交货'],
  ['Returns', 'Sales return', '销售退货'],
  ['InventoryGenEntries', 'Goods receipt', '库存收货'],
  ['InventoryGenExits', 'Goods issue', '库存发货'],
  ['StockTransfers', 'Inventory transfer', '库存转储'],
  ['ProductionOrders', 'Production order', '生产订单'],
];

const documentType: Input = at(
  'path',
  text('documentType', 'Document type', '单据类型', {
    required: true,
    choices: documentTypes.map(([value, en, zh]) => ({ value, names: { en, zh } })),
    sample: 'PurchaseRequests',
  }),
);

const docEntry: Input = at(
  'path',
  integer('DocEntry', 'Internal number', '单据内部号', { required: true, sample: 70 }),
);

export const documentActions: ActionManifest[] = [
  {
    key: 'listDocuments',
    group,
    names: { en: 'Query documents', zh: '查询业务单据' },
    effect: 'read',
    inputs: [documentType, ...queryInputs],
    body: listBody('Document', '单据', documentFields),
    request: { method: 'GET', path: '/{documentType}', headers: queryHeaders },
    paging: queryPaging,
  },
  {
    key: 'getDocument',
    group,
    names: { en: 'Get document', zh: '查询单个业务单据' },
    effect: 'read',
    inputs: [documentType, docEntry],
    body: documentBody,
    request: { method: 'GET', path: '/{documentType}({DocEntry})' },
  },
  {
    key: 'createDocument',
    group,
    names: { en: 'Create document', zh: '创建业务单据' },
    description: {
      en: 'Sent twice, it creates two documents: put a key of your own into a user-defined field.',
      zh: '重复发送会创建两张单据；建议在自定义字段中写入业务唯一键。',
    },
    effect: 'write',
    inputs: [
      documentType,
      at(
        'body',
        object('fields', 'Document', '单据内容', {
          required: true,
          open: true,
          fields: documentFields.filter(({ key }) => !['DocEntry', 'DocNum'].includes(key)),
        }),
        '',
      ),
    ],
    body: documentBody,
    request: { method: 'POST', path: '/{documentType}' },
  },
  {
    key: 'updateDocument',
    group,
    names: { en: 'Update document', zh: '更新业务单据' },
    effect: 'idempotent',
    appendsLists: { input: 'fields', unless: 'replaceCollections' },
    inputs: [documentType, docEntry, at('body', documentChange, ''), replaceCollections],
    request: { method: 'PATCH', path: '/{documentType}({DocEntry})' },
  },
];
