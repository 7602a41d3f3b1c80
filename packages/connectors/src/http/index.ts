/** Plain HTTP: any request to any address, for systems without a connector of their own. */
import { defineConnector } from '@flowbridge/connector-sdk';
import { getAction, repeatableAction, requestAction, sendRequest } from './send-request.ts';
import { httpAuth, httpSecrets, httpVariables } from './settings.ts';

export const http = defineConnector({
  manifest: {
    key: 'http',
    version: '1.0.0',
    names: { en: 'HTTP', zh: 'HTTP 请求' },
    description: {
      en: 'Call any web address. A connection is optional: it keeps a base address and credentials.',
      zh: '调用任意网址。连接是可选的：用于保存基础地址和凭据。',
    },
    keywords: ['http', 'rest', 'api', 'webhook', 'curl', '接口', '请求', 'request'],
    icon: { color: '#0ea5e9', letters: 'HT' },
    baseUrl: '{baseUrl}',
    variables: httpVariables,
    secrets: httpSecrets,
    auth: httpAuth,
    tls: { acceptSelfSigned: 'acceptSelfSigned' },
    connectionOptional: true,
    error: {
      text: ['/message', '/error/message', '/error_description', '/detail', '/error', '/title', '/errmsg'],
      code: ['/code', '/error/code', '/errcode'],
    },
    test: { action: 'get', input: { url: '/', expectedStatuses: '200-399,404,405' } },
    actions: [getAction, requestAction, repeatableAction],
    triggers: [],
  },
  actions: { get: sendRequest, request: sendRequest, requestRepeatable: sendRequest },
});
