import type { Field } from '@flowbridge/connector-sdk';
import { integer, number, object, text } from '../../field-builders.ts';

export const itemFields: Field[] = [
  text('ItemCode', 'Item code', '物料编码', { sample: '11028' }),
  text('ItemName', 'Item name', '物料名称', { sample: '聚氯乙烯' }),
  text('ForeignName', 'Foreign name', '外文名称'),
  integer('ItemsGroupCode', 'Item group', '物料组', { sample: 100 }),
  text('InventoryUOM', 'Inventory unit', '库存单位', { sample: 'KG' }),
  text('ManageBatchNumbers', 'Batch-managed', '批次管理', { sample: 'tNO' }),
  text('Valid', 'Active', '有效', { sample: 'tYES' }),
  number('QuantityOnStock', 'On stock', '库存数量'),
  text('U_ISSYN', 'Synchronised', '同步标识'),
  text('UpdateDate', 'Update date', '更新日期'),
  text('UpdateTime', 'Update time', '更新时间'),
];

export const itemBody: Field = object('body', 'Item', '物料', { fields: itemFields, open: true });

export const businessPartnerFields: Field[] = [
  text('CardCode', 'Code', '业务伙伴代码', { sample: 'C26000' }),
  text('CardName', 'Name', '业务伙伴名称'),
  text('CardType', 'Kind', '类型', { sample: 'cCustomer' }),
  text('Phone1', 'Phone', '电话'),
  text('EmailAddress', 'E-mail', '邮箱'),
  text('Valid', 'Active', '有效', { sample: 'tYES' }),
  text('UpdateDate', 'Update date', '更新日期'),
];

export const userBody: Field = object('body', 'User', '用户', {
  open: true,
  fields: [
    integer('InternalKey', 'Internal key', '内部键', { sample: 1 }),
    text('UserCode', 'User code', '用户代码', { sample: 'manager' }),
    text('UserName', 'Name', '姓名'),
    text('eMail', 'E-mail', '邮箱'),
    text('FaxNumber', 'Fax', '传真', {
      description: {
        en: 'Often used to keep the chat user id (WeCom, DingTalk).',
        zh: '常用于存放企业微信/钉钉的 userid。',
      },
    }),
  ],
});
