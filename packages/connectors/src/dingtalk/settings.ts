/** Hosts, app credentials, token and error shapes of DingTalk's two API generations. */
import type { ConnectionLimits, ErrorRule, Field, SessionLogin } from '@flowbridge/connector-sdk';
import { integer, text } from '../field-builders.ts';

export const dingtalkVariables: Field[] = [
  text('appKey', 'App key', 'AppKey', { required: true, sample: 'dingflowbridgekey001' }),
  integer('agentId', 'Agent id', 'AgentId', {
    sample: 1000000001,
    description: { en: 'Needed for work notices.', zh: '发送工作通知时需要。' },
  }),
  text('corpId', 'Corp id', 'CorpId', { sample: 'dinge8a56572f80b02a8' }),
  text('ownerKey', 'Callback owner', '回调密钥归属', {
    description: {
      en: 'What stands at the end of callbacks: the app key when subscribed in the console, the corp id when by API. Empty: both are accepted.',
      zh: '回调明文末尾的标识：在开发者后台订阅时为 AppKey，通过接口注册时为 CorpId。留空则两者都接受。',
    },
  }),
  integer('callbackWindowMinutes', 'Callback age at most (minutes)', '回调有效时间（分钟）', {
    default: 60,
    description: {
      en: 'Older or future messages are refused; 0 checks nothing.',
      zh: '超出时间的消息会被拒绝；0 表示不检查。',
    },
  }),
  text('apiBaseUrl', 'API host', '新版接口地址', { default: 'https://api.dingtalk.com', required: true }),
  text('oapiBaseUrl', 'Old API host', '旧版接口地址', {
    default: 'https://oapi.dingtalk.com',
    required: true,
  }),
];

export const dingtalkSecrets: Field[] = [
  text('appSecret', 'App secret', 'AppSecret', { required: true, widget: 'secret' }),
  text('callbackToken', 'Callback token', '回调 Token', {
    widget: 'secret',
    description: { en: 'Needed for events.', zh: '接收事件时需要。' },
  }),
  text('callbackAesKey', 'Callback AES key', '回调 EncodingAESKey', {
    widget: 'secret',
    description: { en: '43 letters and digits; needed for events.', zh: '43 位字母数字；接收事件时需要。' },
  }),
];

/**
 * `gettoken` lives on the old host only; its token works on both. The same token is handed out while it is valid, so it is
 * shared by all nodes and renewed a little before its 7,200 seconds end.
 */
export const dingtalkAuth: SessionLogin = {
  kind: 'sessionLogin',
  login: {
    method: 'GET',
    path: '{oapiBaseUrl}/gettoken',
    query: { appkey: '{appKey}', appsecret: '{appSecret}' },
    success: { pointer: '/errcode', equals: 0 },
  },
  credential: { from: 'body', pointer: '/access_token' },
  placements: [
    { in: 'header', name: 'x-acs-dingtalk-access-token', base: '{apiBaseUrl}/v' },
    { in: 'query', name: 'access_token', base: '{oapiBaseUrl}/topapi/' },
  ],
  cacheSeconds: 7000,
  expired: {
    body: [
      { pointer: '/code', values: ['InvalidAuthentication'] },
      { pointer: '/errcode', values: [40014, 42001] },
      { pointer: '/sub_code', values: ['40014', '42001'] },
    ],
  },
};

/** DingTalk allows each app 20 calls a second of each API; all APIs together stay below that here. */
export const dingtalkLimits: ConnectionLimits = { rate: { calls: 20, per: 'second' } };

/** Old: `errcode/errmsg`, where 88 hides the reason in `sub_code/sub_msg`. New: 4xx with `code/message`. */
export const dingtalkErrors: ErrorRule = {
  code: ['/sub_code', '/errcode', '/code'],
  text: ['/sub_msg', '/errmsg', '/message'],
  retryableCodes: [-1],
  throttles: [
    {
      codes: [90018, 90002],
      codePrefixes: ['Forbidden.AccessDenied.Qps', 'Forbidden.AccessDenied.Qpm'],
      afterMs: 1000,
    },
    // Over 10,000 calls in 20 s from one address: a page instead of an answer, for five minutes.
    { texts: ['"punish":"deny"', '"punish": "deny"'], afterMs: 300_000 },
  ],
};
