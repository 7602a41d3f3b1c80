/** For tests: an installation of real processes on one database, behind a load balancer, driven through its addresses. */
import { newMasterKey } from '@flowbridge/secrets';
import {
  disposableDatabase,
  type FlowbridgeProcess,
  runFlowbridge,
  startBalancer,
  startFlowbridge,
} from '@flowbridge/testing';
import pg from 'pg';

const KEY = 'fb_demo_key';

export type Installation = Awaited<ReturnType<typeof openInstallation>>;

export async function openInstallation() {
  const database = await disposableDatabase({ template: 'empty', migrate: async () => {} });
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  const running: Record<'api' | 'runner', FlowbridgeProcess[]> = { api: [], runner: [] };
  const urlsOf = (kind: 'api' | 'runner') =>
    running[kind].filter((each) => !each.hasEnded()).map(({ url }) => url);
  const balancer = await startBalancer({
    for: (path) => urlsOf(path.startsWith('/hooks/') ? 'runner' : 'api'),
  });
  const env = {
    DATABASE_URL: database.url,
    FLOWBRIDGE_MASTER_KEY: newMasterKey(),
    FLOWBRIDGE_PUBLIC_URL: balancer.url,
    FLOWBRIDGE_EGRESS_ALLOW: '127.0.0.0/8',
    FLOWBRIDGE_DEMO: '1',
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
  };

  return {
    pool,
    env,
    /** Where callers and people reach the installation. */
    url: balancer.url,
    async start(kind: 'api' | 'runner'): Promise<FlowbridgeProcess> {
      const started = await startFlowbridge({ command: [kind], env });
      running[kind].push(started);
      return started;
    },
    /** Another command on the same database, to its end. */
    command: (...command: string[]) => runFlowbridge({ command, env }),
    rest: <T>(method: string, path: string, body?: unknown) => rest<T>(balancer.url, method, path, body),
    /** Creates, publishes and enables a flow; answers the path of its hook. */
    async deploy(name: string, document: unknown): Promise<string> {
      const created = { name, document };
      const { id, hookUrl } = await rest<Created>(balancer.url, 'POST', '/flows', created);
      await rest(balancer.url, 'POST', `/flows/${id}/publish`, {});
      await rest(balancer.url, 'POST', `/flows/${id}/enable`);
      return new URL(hookUrl ?? '/no-hook', balancer.url).pathname;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(
        Object.values(running).flatMap((all) => all.map((each) => each[Symbol.asyncDispose]())),
      );
      await balancer[Symbol.asyncDispose]();
      await pool.end();
      await database.close();
    },
  };
}

type Created = { id: string; hookUrl?: string };

async function rest<T>(url: string, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${KEY}`,
      'x-flowbridge-tenant': 'bluewater',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return JSON.parse(text || 'null') as T;
}

/** A call of a hook; its status and the run it started. */
export async function callHook(url: string, body: unknown = {}): Promise<{ status: number; runId: string }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await answer.text();
  return { status: answer.status, runId: answer.headers.get('x-flowbridge-run') ?? '' };
}
