/** Address, session login and error envelopes of the SAP Business One Service Layer. */
import type { ErrorRule, Field, SessionLogin } from '@flowbridge/connector-sdk';
import { boolean, integer, text } from '../field-builders.ts';

export const sapVariables: Field[] = [
  text('serviceUrl', 'Service Layer address', 'Service Layer 地址', {
    required: true,
    sample: 'https://sap.example.com:50000/b1s/v1',
    description: { en: 'Up to and including /b1s/v1 or /b1s/v2.', zh: '填写到 /b1s/v1 或 /b1s/v2 为止。' },
  }),
  text('companyDb', 'Company database', '公司数据库（账套）', { required: true, sample: 'SBODEMOCN' }),
  text('userName', 'User', '用户名', {
    required: true,
    sample: 'manager',
    description: {
      en: 'To decide approvals, this user must be an approver of the request’s current stage.',
      zh: '若用于审批，该用户必须是审批请求当前阶段的审批人。',
    },
  }),
  integer('language', 'Language code', '语言代码', {
    sample: 15,
    description: { en: '15 is Simplified Chinese, 3 is English.', zh: '15 为简体中文，3 为英文。' },
  }),
  boolean('acceptSelfSigned', 'Accept self-signed certificate', '接受自签名证书', {
    default: false,
    description: {
      en: 'Service Layers often carry one. Only tick it for a server you know.',
      zh: 'Service Layer 常使用自签名证书。仅在确认服务器可信时勾选。',
    },
  }),
];

export const sapSecrets: Field[] = [
  text('password', 'Password', '密码', { required: true, widget: 'secret' }),
];

export const sapAuth: SessionLogin = {
  kind: 'sessionLogin',
  login: {
    method: 'POST',
    path: '/Login',
    body: {
      CompanyDB: '{companyDb}',
      UserName: '{userName}',
      Password: '{password}',
      Language: '{language}',
    },
    success: { statuses: [200] },
  },
  // `ROUTEID` comes only from installations with several nodes; both are sent when both came.
  credential: { from: 'cookies', required: ['B1SESSION'] },
  placements: [{ in: 'cookies' }],
  // Sessions end after 30 idle minutes; stopping earlier saves a refused call.
  cacheSeconds: 25 * 60,
  sliding: true,
  expired: { statuses: [401], body: [{ pointer: '/error/code', values: [301] }] },
};

/** v1: `{"error":{"code":-5002,"message":{"lang":"en-us","value":"…"}}}`; v2: `{"error":{"code":"-5002","message":"…"}}`. */
export const sapErrors: ErrorRule = {
  text: ['/error/message/value', '/error/message'],
  code: ['/error/code'],
  notFoundCodes: [-2028],
};
