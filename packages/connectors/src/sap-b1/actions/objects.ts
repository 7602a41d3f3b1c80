/** Generic actions: any entity set, user-defined objects included. */
import type { ActionManifest, Input } from '@flowbridge/connector-sdk';
import { at, boolean, object, text } from '../../field-builders.ts';
import { listBody, queryHeaders, queryInputs, queryPaging } from '../query.ts';

const group = { en: 'Any object', zh: '通用单据' };

const objType: Input = at(
  'path',
  text('objType', 'Object type', '对象类型', {
    required: true,
    sample: 'Orders',
    description: {
      en: 'Entity set of the Service Layer: Items, BusinessPartners, Orders, Drafts …, or a user-defined object.',
      zh: 'Service Layer 实体集：Items、BusinessPartners、Orders、Drafts 等，或自定义对象代码。',
    },
  }),
);

const objectKey: Input = at(
  'path',
  text('key', 'Key', '主键', {
    required: true,
    sample: '16',
    description: {
      en: "What stands in the parentheses: 16, 'A0001', or CardCode='C001',ItemCode='I0001'. Double a ' inside quotes.",
      zh: "括号内的内容：16、'A0001' 或 CardCode='C001',ItemCode='I0001'。引号内的 ' 需写两次。",
    },
  }),
);

/** PATCH merges lines by line number; this header makes the given lists replace the old ones. */
export const replaceCollections: Input = at(
  'header',
  boolean('replaceCollections', 'Replace lists', '整体替换行', {
    default: false,
    description: {
      en: 'Off: given lines are merged by their line number, unknown ones appended. On: given lists replace the old ones.',
      zh: '关闭：按行号合并，新行追加；开启：以所给列表整体替换原有行。',
    },
  }),
  'B1S-ReplaceCollectionsOnPatch',
);

const anyObject = object('body', 'Object', '对象', { open: true, fields: [] });

export const objectActions: ActionManifest[] = [
  {
    key: 'queryObjects',
    group,
    names: { en: 'Query objects', zh: '查询单据列表' },
    effect: 'read',
    inputs: [objType, ...queryInputs],
    body: listBody('Object', '对象', []),
    request: { method: 'GET', path: '/{objType}', headers: queryHeaders },
    paging: queryPaging,
  },
  {
    key: 'getObject',
    group,
    names: { en: 'Get object', zh: '查询单个单据' },
    effect: 'read',
    inputs: [objType, objectKey, at('query', text('$select', 'Fields', '返回字段'))],
    body: anyObject,
    request: { method: 'GET', path: '/{objType}({key})' },
  },
  {
    key: 'createObject',
    group,
    names: { en: 'Create object', zh: '创建单据' },
    description: {
      en: 'Service Layer creates a second object when this is sent twice; put a key of your own into a user-defined field.',
      zh: '重复发送会创建两张单据；建议在自定义字段中写入业务唯一键。',
    },
    effect: 'write',
    inputs: [
      objType,
      at('body', object('fields', 'Content', '内容', { required: true, open: true, fields: [] }), ''),
    ],
    body: anyObject,
    request: { method: 'POST', path: '/{objType}' },
  },
  {
    key: 'updateObject',
    group,
    names: { en: 'Update object', zh: '更新单据' },
    effect: 'idempotent',
    appendsLists: { input: 'fields', unless: 'replaceCollections' },
    inputs: [
      objType,
      objectKey,
      at(
        'body',
        object('fields', 'Fields to change', '要修改的字段', { required: true, open: true, fields: [] }),
        '',
      ),
      replaceCollections,
    ],
    request: { method: 'PATCH', path: '/{objType}({key})' },
  },
  {
    key: 'deleteObject',
    group,
    names: { en: 'Delete object', zh: '删除单据' },
    effect: 'idempotent',
    inputs: [objType, objectKey],
    request: { method: 'DELETE', path: '/{objType}({key})' },
  },
];
