/** Settings of an HTTP connection: base address and one of five ways to prove who calls. */
import type { Auth, Field } from '@flowbridge/connector-sdk';
import { boolean, text } from '../field-builders.ts';

export const httpVariables: Field[] = [
  text('baseUrl', 'Base address', '基础地址', {
    required: true,
    sample: 'https://api.example.com/v1',
    description: {
      en: 'Calls through this connection stay on this host; relative addresses are added to it.',
      zh: '使用此连接的调用只能访问该主机；相对地址会拼接在其后。',
    },
  }),
  text('authKind', 'Authentication', '认证方式', {
    default: 'none',
    choices: [
      { value: 'none', names: { en: 'None', zh: '无' } },
      { value: 'basic', names: { en: 'User and password (Basic)', zh: '用户名密码（Basic）' } },
      { value: 'bearer', names: { en: 'Bearer token', zh: 'Bearer 令牌' } },
      { value: 'apiKeyHeader', names: { en: 'Key in a header', zh: '请求头密钥' } },
      { value: 'apiKeyQuery', names: { en: 'Key in the address', zh: '查询参数密钥' } },
    ],
  }),
  text('user', 'User', '用户名', { required: true, showWhen: { key: 'authKind', values: ['basic'] } }),
  text('apiKeyName', 'Name of header or parameter', '请求头或参数名', {
    required: true,
    sample: 'X-API-Key',
    showWhen: { key: 'authKind', values: ['apiKeyHeader', 'apiKeyQuery'] },
  }),
  boolean('acceptSelfSigned', 'Accept self-signed certificate', '接受自签名证书', {
    default: false,
    description: {
      en: 'Only for servers in your own network that you know: the certificate is not checked.',
      zh: '仅用于您确认可信的内网服务器：不再校验证书。',
    },
  }),
];

export const httpSecrets: Field[] = [
  text('password', 'Password', '密码', {
    required: true,
    widget: 'secret',
    showWhen: { key: 'authKind', values: ['basic'] },
  }),
  text('token', 'Token', '令牌', {
    required: true,
    widget: 'secret',
    showWhen: { key: 'authKind', values: ['bearer'] },
  }),
  text('apiKey', 'Key', '密钥', {
    required: true,
    widget: 'secret',
    showWhen: { key: 'authKind', values: ['apiKeyHeader', 'apiKeyQuery'] },
  }),
];

export const httpAuth: Auth = {
  kind: 'choice',
  variable: 'authKind',
  options: {
    none: { kind: 'none' },
    basic: { kind: 'basic', user: '{user}', password: '{password}' },
    bearer: { kind: 'bearer', secret: '{token}' },
    apiKeyHeader: { kind: 'apiKey', secret: '{apiKey}', placement: { in: 'header', name: '{apiKeyName}' } },
    apiKeyQuery: { kind: 'apiKey', secret: '{apiKey}', placement: { in: 'query', name: '{apiKeyName}' } },
  },
};
