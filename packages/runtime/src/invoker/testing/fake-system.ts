/** A small HTTP server whose answers a test scripts, and a connector with a session login that talks to it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Connector, defineConnector, type SessionLogin } from '@flowbridge/connector-sdk';
import { createEgressGuard, openHttpClient } from '@flowbridge/egress';
import type { ActionCall } from '@flowbridge/engine';
import { createActionInvoker, type InvokerDeps } from '../action-invoker.ts';
import type { ResolvedConnection } from '../connection.ts';
import { createMemorySessionStore, type SessionStore } from '../session/session-store.ts';

export type Received = { method: string; url: string; headers: IncomingMessage['headers']; body: string };
export type Handler = (request: Received, response: ServerResponse) => void;

export const password = 'correct-horse-1';

/** Answers JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string | string[]> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Starts a server on a free port of this machine; `await using` closes it. */
export async function fakeSystem(handler: Handler) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const seen = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      received.push(seen);
      handler(seen, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A system with sessions: logs in with `password`, accepts only the newest session, can end it. */
export function sessionSystem(answer: Handler) {
  const state = { logins: 0, session: '', endSession: () => {} };
  state.endSession = () => {
    state.session = '';
  };
  const handler: Handler = (request, response) => {
    if (request.url.endsWith('/Login')) {
      const { Password } = JSON.parse(request.body) as { Password: string };
      state.logins += 1;
      if (Password !== password) {
        json(response, 401, {
          error: { code: 100000027, message: { lang: 'en-us', value: `Login failed for ${Password}` } },
        });
        return;
      }
      state.session = `session-number-${state.logins}`;
      json(
        response,
        200,
        { SessionId: state.session },
        {
          'set-cookie': [`B1SESSION=${state.session};HttpOnly;`, 'ROUTEID=.node1; path=/b1s'],
        },
      );
      return;
    }
    if (state.session === '' || !(request.headers.cookie ?? '').includes(`B1SESSION=${state.session}`)) {
      json(response, 401, {
        error: { code: 301, message: { value: 'Invalid session or session already timeout.' } },
      });
      return;
    }
    answer(request, response);
  };
  return { state, handler };
}

const names = (en: string) => ({ en, zh: `${en}（中文）` });
const text = (key: string, required = false) => ({ key, type: 'text' as const, names: names(key), required });

const login: SessionLogin = {
  kind: 'sessionLogin',
  login: {
    method: 'POST',
    path: '/Login',
    body: { UserName: '{userName}', Password: '{password}', Language: '{language}' },
    errorText: ['/error/message/value'],
    errorCode: ['/error/code'],
  },
  credential: { from: 'cookies', required: ['B1SESSION'] },
  placements: [{ in: 'cookies' }],
  cacheSeconds: 1500,
  sliding: true,
  expired: { statuses: [401], body: [{ pointer: '/code', values: ['EXPIRED'] }] },
};

/** A connector over the fake system. */
export const testConnector: Connector = defineConnector({
  manifest: {
    key: 'fake',
    version: '1',
    names: names('Fake system'),
    description: names('For tests'),
    icon: { color: '#000000', letters: 'F' },
    baseUrl: '{serviceUrl}',
    variables: [
      { ...text('serviceUrl', true) },
      { ...text('userName', true) },
      { key: 'language', type: 'integer', names: names('Language') },
    ],
    secrets: [{ ...text('password', true), widget: 'secret' }],
    auth: login,
    error: {
      text: ['/error/message/value', '/message'],
      code: ['/error/code', '/code'],
      throttles: [{ codes: ['SLOW'], afterMs: 2500 }],
    },
    test: { login: true },
    actions: [
      {
        key: 'get',
        names: names('Get'),
        effect: 'read',
        inputs: [
          { place: 'path', field: text('key', true) },
          { place: 'query', field: text('$filter') },
        ],
        request: { method: 'GET', path: '/Things({key})' },
      },
      {
        key: 'create',
        names: names('Create'),
        effect: 'write',
        inputs: [
          {
            place: 'body',
            wire: '',
            field: { key: 'fields', type: 'object', names: names('Fields'), open: true },
          },
          { place: 'body', wire: '/Lines/0/Status', field: text('status') },
          {
            place: 'header',
            wire: 'X-Replace',
            field: { key: 'replace', type: 'boolean', names: names('Replace') },
          },
        ],
        request: { method: 'POST', path: '/Things', body: { By: '{userName}' } },
        idempotencyHeader: 'Idempotency-Key',
      },
      {
        key: 'list',
        names: names('List'),
        effect: 'read',
        inputs: [
          {
            place: 'option',
            field: { key: 'pageSize', type: 'integer', names: names('Page size'), default: 2 },
          },
          {
            place: 'option',
            field: { key: 'allPages', type: 'boolean', names: names('All'), default: true },
          },
          { place: 'option', field: { key: 'maxItems', type: 'integer', names: names('Most') } },
        ],
        request: { method: 'GET', path: '/Things', headers: { Prefer: 'odata.maxpagesize={pageSize}' } },
        paging: {
          kind: 'nextLink',
          pointers: ['/odata.nextLink', '/@odata.nextLink'],
          items: '/value',
          enabledBy: 'allPages',
          limitBy: 'maxItems',
        },
      },
    ],
    triggers: [],
  },
});

export const connectionTo = (url: string, more: Partial<ResolvedConnection> = {}): ResolvedConnection => ({
  id: 'connection-1',
  variables: { serviceUrl: `${url}/b1s/v1`, userName: 'manager' },
  secrets: { password },
  ...more,
});

/** An invoker for one connection, with its own client and store unless given. */
export function invokerFor(
  connection: ResolvedConnection | undefined,
  more: Partial<InvokerDeps> & { sessions?: SessionStore; connectors?: InvokerDeps['connectors'] } = {},
) {
  const http = more.http ?? openHttpClient({ egress: createEgressGuard({ allow: ['127.0.0.0/8', '::1'] }) });
  const invoker = createActionInvoker({
    connectors: { find: (key) => (key === 'fake' ? testConnector : undefined) },
    connections: { resolve: async () => connection },
    sessions: createMemorySessionStore(),
    ...more,
    http,
  });
  return {
    invoker,
    http,
    call: (
      action: string,
      input: Record<string, unknown>,
      change: Partial<ActionCall> = {},
      signal = new AbortController().signal,
    ) =>
      invoker.invoke(
        {
          connector: 'fake',
          action,
          stepId: 's1',
          input,
          idempotencyKey: 'run-1/s1',
          timeoutMs: 5000,
          ...change,
        },
        signal,
      ),
    async [Symbol.asyncDispose]() {
      await http.close();
    },
  };
}
