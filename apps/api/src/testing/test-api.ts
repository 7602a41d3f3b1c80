/** Drives a real control plane over HTTP, on a database of its own. Imported by tests only. */
import { randomBytes } from 'node:crypto';
import {
  type Database,
  insertTenant,
  insertUser,
  migrateDatabase,
  newId,
  openDatabase,
  putApiKey,
  putMember,
} from '@flowbridge/db';
import { migrateQueue } from '@flowbridge/queue';
import { newDataKey, newMasterKey, openKeyring } from '@flowbridge/secrets';
import { disposableDatabase } from '@flowbridge/testing';
import { hashPassword } from 'better-auth/crypto';
import type { Role } from '../contract/access.ts';
import { startApi } from '../start-api.ts';
import type { ErrorData } from '../trpc/error-shape.ts';

export const PASSWORD = 'correct horse battery';

const passwordHash = hashPassword(PASSWORD);

export type TestUser = { id: string; email: string; cookie: string; apiKey: string };
export type TestTenant = { id: string; code: string };

export type TestAnswer<Data = unknown> =
  | { ok: true; status: number; data: Data; text: string }
  | { ok: false; status: number; error: ErrorData; text: string };

export type TestApi = AsyncDisposable & {
  url: string;
  db: Database;
  databaseUrl: string;
  masterKey: string;
  tenant(code: string): Promise<TestTenant>;
  /** A user with a session and a REST key; `roles` by tenant id. */
  user(roles: Record<string, Role>): Promise<TestUser>;
  signIn(email: string, password?: string): Promise<Response>;
  as(user: TestUser, tenant: TestTenant): TestCaller;
};

export type TestCaller = {
  query<Data>(procedure: string, input?: unknown): Promise<TestAnswer<Data>>;
  mutate<Data>(procedure: string, input?: unknown): Promise<TestAnswer<Data>>;
  /** The event stream of a subscription. */
  subscribe(procedure: string, input: unknown, signal: AbortSignal): Promise<Response>;
  rest(method: string, path: string, body?: unknown): Promise<Response>;
};

export async function startTestApi(
  options: { signInsPerMinute?: number; publicUrl?: string; smtpUrl?: string; egressAllow?: string[] } = {},
): Promise<TestApi> {
  const database = await disposableDatabase({ migrate: migrate, template: 'api' });
  const masterKey = newMasterKey();
  const keyring = openKeyring({ masterKey });
  const api = await startApi({
    host: '127.0.0.1',
    port: 0,
    databaseUrl: database.url,
    masterKey,
    demo: true,
    logLevel: 'silent',
    signInsPerMinute: options.signInsPerMinute ?? 1000,
    ...(options.egressAllow === undefined ? {} : { egressAllow: options.egressAllow }),
    ...(options.publicUrl === undefined ? {} : { publicUrl: options.publicUrl }),
    ...(options.smtpUrl === undefined
      ? {}
      : { smtp: { smtpUrl: options.smtpUrl, from: 'Flowbridge <flows@example.test>' } }),
  });
  const db = openDatabase({ url: database.url, poolSize: 2 });
  const signIn = (email: string, password = PASSWORD) =>
    fetch(`${api.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: api.url },
      body: JSON.stringify({ email, password }),
    });
  return {
    url: api.url,
    db,
    databaseUrl: database.url,
    masterKey,
    signIn,
    async tenant(code) {
      const id = newId();
      const wrappedDataKey = Uint8Array.from(newDataKey(keyring, id));
      await insertTenant(db, { id, code, name: `Tenant ${code}`, wrappedDataKey });
      return { id, code };
    },
    async user(roles) {
      const id = newId();
      const email = `${id}@example.test`;
      await insertUser(db, { id, email, name: `User ${id}`, passwordHash: await passwordHash });
      for (const [tenantId, role] of Object.entries(roles)) {
        await putMember(db, { tenantId, userId: id, role });
      }
      const apiKey = `key_${randomBytes(12).toString('hex')}`;
      const hash = await sha256(apiKey);
      await putApiKey(db, { userId: id, name: 'test', hash, loopbackOnly: false });
      const answer = await signIn(email);
      const cookie = answer.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ');
      return { id, email, cookie, apiKey };
    },
    as: (user, tenant) => callAs(api.url, user, tenant),
    async [Symbol.asyncDispose]() {
      await api.close();
      await db.close();
      await database.close();
    },
  };
}

async function migrate({ url }: { url: string }): Promise<void> {
  await migrateDatabase({ url });
  const db = openDatabase({ url, poolSize: 1 });
  await migrateQueue({ pool: db.pool });
  await db.close();
}

function callAs(url: string, user: TestUser, tenant: TestTenant): TestCaller {
  const headers = { cookie: user.cookie, origin: url, 'x-flowbridge-tenant': tenant.id };
  return {
    async query<Data>(procedure: string, input?: unknown) {
      const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
      return read<Data>(await fetch(`${url}/api/trpc/${procedure}${query}`, { headers }));
    },
    async mutate<Data>(procedure: string, input?: unknown) {
      return read<Data>(
        await fetch(`${url}/api/trpc/${procedure}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          ...(input === undefined ? {} : { body: JSON.stringify(input) }),
        }),
      );
    },
    subscribe: (procedure, input, signal) =>
      fetch(
        `${url}/api/trpc/${procedure}?tenant=${tenant.id}&input=${encodeURIComponent(JSON.stringify(input))}`,
        { headers: { cookie: user.cookie, accept: 'text/event-stream' }, signal },
      ),
    rest: (method, path, body) =>
      fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${user.apiKey}`,
          'x-flowbridge-tenant': tenant.code,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
  };
}

async function read<Data>(response: Response): Promise<TestAnswer<Data>> {
  const text = await response.text();
  const body = JSON.parse(text);
  const { status } = response;
  return body.error
    ? { ok: false, status, error: body.error.data, text }
    : { ok: true, status, data: body.result.data, text };
}

async function sha256(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex');
}

/** The data of an answer that has to be good. */
export function expectData<Data>(answer: TestAnswer<Data>): Data {
  if (answer.ok) return answer.data;
  throw new Error(`refused: ${answer.text}`);
}
