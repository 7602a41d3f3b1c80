/** Items, business partners, users. */
import type { ActionManifest } from '@flowbridge/connector-sdk';
import { at, integer, object, text } from '../../field-builders.ts';
import { businessPartnerFields, itemBody, itemFields, userBody } from '../fields/master-data.ts';
import { listBody, queryHeaders, queryInputs, queryPaging } from '../query.ts';
import { replaceCollections } from './objects.ts';

const group = { en: 'Master data', zh: '基础数据' };

const itemCode = at(
  'path',
  text('ItemCode', 'Item code', '物料编码', {
    required: true,
    sample: '11028',
    description: { en: "As it is; a ' in it is quoted for you.", zh: "填写原值；其中的 ' 会自动转义。" },
  }),
);

export const masterDataActions: ActionManifest[] = [
  {
    key: 'listItems',
    group,
    names: { en: 'Query items', zh: '查询物料列表' },
    effect: 'read',
    inputs: queryInputs,
    body: listBody('Item', '物料', itemFields),
    request: { method: 'GET', path: '/Items', headers: queryHeaders },
    paging: queryPaging,
  },
  {
    key: 'getItem',
    group,
    names: { en: 'Get item', zh: '查询单个物料' },
    effect: 'read',
    inputs: [itemCode],
    body: itemBody,
    request: { method: 'GET', path: "/Items('{ItemCode:odata}')" },
  },
  {
    key: 'updateItem',
    group,
    names: { en: 'Update item', zh: '更新物料' },
    effect: 'idempotent',
    appendsLists: { input: 'fields', unless: 'replaceCollections' },
    inputs: [
      itemCode,
      at(
        'body',
        object('fields', 'Fields to change', '要修改的字段', {
          required: true,
          open: true,
          fields: itemFields.filter(({ key }) => key !== 'ItemCode'),
        }),
        '',
      ),
      replaceCollections,
    ],
    request: { method: 'PATCH', path: "/Items('{ItemCode:odata}')" },
  },
  {
    key: 'listBusinessPartners',
    group,
    names: { en: 'Query business partners', zh: '查询业务伙伴列表' },
    effect: 'read',
    inputs: queryInputs,
    body: listBody('Business partner', '业务伙伴', businessPartnerFields),
    request: { method: 'GET', path: '/BusinessPartners', headers: queryHeaders },
    paging: queryPaging,
  },
  {
    key: 'getUser',
    group,
    names: { en: 'Get user', zh: '查询单个用户' },
    effect: 'read',
    inputs: [at('path', integer('InternalKey', 'Internal key', '用户内部键', { required: true, sample: 1 }))],
    body: userBody,
    request: { method: 'GET', path: '/Users({InternalKey})' },
  },
];
