import {
  createDingtalk,
  type DingtalkOptions,
  type DingtalkSimulator,
} from '../dingtalk/dingtalk-simulator.ts';
import { DEMO_APP } from '../dingtalk/dingtalk-state.ts';

export type DingtalkReply = { status: number; json: () => Record<string, unknown> };

export type DingtalkCaller = {
  sim: DingtalkSimulator;
  token: string;
  /** New generation, with the token in its header. */
  api: (method: string, path: string, body?: unknown) => DingtalkReply;
  /** Old generation, with the token in the query. */
  oapi: (path: string, body?: unknown) => DingtalkReply;
  /** Any call, without a token. */
  raw: (
    method: string,
    path: string,
    more?: { body?: string; headers?: Record<string, string> },
  ) => DingtalkReply;
};

/** A fresh platform and a token of the demo app, without a server. */
export function authorisedDingtalk(options: DingtalkOptions = {}): DingtalkCaller {
  const sim = createDingtalk(options);
  const raw: DingtalkCaller['raw'] = (method, path, { body = '', headers = {} } = {}) => {
    const at = path.indexOf('?');
    const answer = sim.handle({
      method,
      path: at < 0 ? path : path.slice(0, at),
      query: at < 0 ? '' : path.slice(at + 1),
      headers,
      body,
      baseUrl: 'http://dingtalk.test',
    });
    return { status: answer.status, json: () => JSON.parse(answer.body) as Record<string, unknown> };
  };
  const token = String(
    raw('GET', `/gettoken?appkey=${DEMO_APP.appKey}&appsecret=${DEMO_APP.appSecret}`).json().access_token,
  );
  return {
    sim,
    token,
    raw,
    api: (method, path, body) =>
      raw(method, path, {
        headers: { 'x-acs-dingtalk-access-token': token },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    oapi: (path, body) =>
      raw(body === undefined ? 'GET' : 'POST', `${path}?access_token=${token}`, {
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

/** The start call of the demo flow; `more` overrides its fields. */
export function purchaseStart(source = '17', more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    originatorUserId: 'manager75',
    processCode: 'PROC-FLOWBRIDGE-PURCHASE',
    deptId: -1,
    microappAgentId: DEMO_APP.agentId,
    formComponentValues: [
      { name: '来源单号', value: source },
      { name: '单据日期', value: '2022-08-20' },
      { name: '申请人', value: '销售经理：张涛' },
      { name: '物料表', value: purchaseRows(['11028', '55'], ['14003', '11']) },
    ],
    ...more,
  };
}

/** The written form of the item table: a JSON text of rows of `{ name, value }`. */
export function purchaseRows(...rows: [item: string, quantity: string][]): string {
  return JSON.stringify(
    rows.map(([item, quantity]) => [
      { name: '品号', value: item },
      { name: '需求数量', value: quantity },
    ]),
  );
}

/** Starts an approval and returns its id. */
export function startPurchase(
  caller: DingtalkCaller,
  source = '17',
  more: Record<string, unknown> = {},
): string {
  const reply = caller.api('POST', '/v1.0/workflow/processInstances', purchaseStart(source, more));
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.json()));
  return String(reply.json().instanceId);
}
