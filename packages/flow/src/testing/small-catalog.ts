import type { ConnectorCatalog } from '../catalog/connector-catalog.ts';
import type { ValueSchema } from '../document/values.ts';

const text: ValueSchema = { type: 'text' };
const rows: ValueSchema = {
  type: 'object',
  fields: [
    {
      key: 'value',
      schema: {
        type: 'array',
        items: {
          type: 'object',
          names: { en: 'Draft', zh: '草稿单' },
          fields: [
            { key: 'DocEntry', schema: { type: 'integer' } },
            {
              key: 'DocumentLines',
              schema: {
                type: 'array',
                items: { type: 'object', fields: [{ key: 'ItemCode', schema: text }] },
              },
            },
          ],
        },
      },
    },
  ],
};

/** Two connectors, enough for rules and pickers. */
export const smallCatalog: ConnectorCatalog = {
  connector(key) {
    if (key === 'sap-b1') return { names: { en: 'SAP Business One', zh: 'SAP B1' } };
    return key === 'http' ? { names: { en: 'HTTP', zh: 'HTTP' }, connectionOptional: true } : undefined;
  },
  action(connector, action) {
    if (connector === 'sap-b1' && action === 'listDrafts') {
      const names = { en: 'List drafts', zh: '查询草稿单列表' };
      const filter = { key: 'filter', names: { en: 'Filter', zh: '筛选' }, type: 'text' } as const;
      return { names, effect: 'read', inputs: [filter], body: rows };
    }
    if (connector === 'sap-b1' && action === 'createDraft') {
      const names = { en: 'Create draft', zh: '新增草稿单' };
      const ref = { key: 'ref', names: { en: 'Reference', zh: '参考号' }, type: 'text' } as const;
      return { names, effect: 'write', inputs: [ref] };
    }
    if (connector === 'sap-b1' && action === 'createObject') {
      const names = { en: 'Create object', zh: '创建单据' };
      const fields = {
        key: 'fields',
        names: { en: 'Content', zh: '内容' },
        type: 'object',
        open: true,
      } as const;
      return { names, effect: 'write', inputs: [fields], body: { type: 'object', fields: [] } };
    }
    if (connector !== 'http' || action !== 'request') return undefined;
    return {
      names: { en: 'Request', zh: '请求' },
      effect: 'write',
      inputs: [
        { key: 'url', names: { en: 'Address', zh: '地址' }, type: 'text', required: true },
        { key: 'method', names: { en: 'Method', zh: '方法' }, type: 'text', required: true, default: 'POST' },
        {
          key: 'body',
          names: { en: 'Body', zh: '请求体' },
          type: 'any',
          required: true,
          showWhen: { key: 'method', values: ['PUT'] },
        },
      ],
    };
  },
  event(connector, event) {
    if (connector !== 'sap-b1' || event !== 'documentAdded') return undefined;
    return {
      names: { en: 'Document added', zh: '新增单据' },
      inputs: [{ key: 'objType', names: { en: 'Object', zh: '单据类型' }, type: 'text', required: true }],
      body: { type: 'object', fields: [{ key: 'DocEntry', schema: { type: 'integer' } }] },
    };
  },
};
