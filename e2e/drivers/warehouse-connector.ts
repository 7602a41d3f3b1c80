/** A connector of somebody's own, to a system the suite has: the ERP sandbox, with its session login. */
export const warehouseManifest = {
  key: 'x-warehouse',
  names: { en: 'Warehouse', zh: '仓库系统' },
  description: { en: 'Items of the warehouse.', zh: '仓库物料。' },
  icon: { color: '#0f766e', letters: 'WH' },
  baseUrl: '{serviceUrl}',
  variables: [
    { key: 'serviceUrl', type: 'text', names: { en: 'Address', zh: '地址' }, required: true },
    { key: 'userName', type: 'text', names: { en: 'User', zh: '用户' }, required: true },
  ],
  secrets: [{ key: 'password', type: 'text', names: { en: 'Password', zh: '密码' }, required: true }],
  auth: {
    kind: 'sessionLogin',
    login: {
      method: 'POST',
      path: '/Login',
      body: { CompanyDB: 'SBODEMOCN', UserName: '{userName}', Password: '{password}' },
    },
    credential: { from: 'cookies' },
    placements: [{ in: 'cookies' }],
    cacheSeconds: 600,
    expired: { statuses: [401] },
  },
  test: { action: 'listItems', input: { top: 1 } },
  actions: [
    {
      key: 'listItems',
      names: { en: 'List items', zh: '查询物料' },
      effect: 'read',
      inputs: [
        {
          place: 'query',
          wire: '$top',
          field: { key: 'top', type: 'integer', names: { en: 'At most', zh: '最多' }, default: 2 },
        },
      ],
      body: {
        key: 'body',
        type: 'object',
        names: { en: 'Answer', zh: '返回' },
        fields: [
          {
            key: 'value',
            type: 'array',
            names: { en: 'Items', zh: '物料' },
            items: {
              key: 'item',
              type: 'object',
              names: { en: 'Item', zh: '物料' },
              fields: [{ key: 'ItemCode', type: 'text', names: { en: 'Code', zh: '编码' } }],
            },
          },
        ],
      },
      request: { method: 'GET', path: '/Items' },
    },
  ],
  triggers: [],
};
