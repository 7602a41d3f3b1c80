/** For tests: the whole product in this process, with the demo's tenants, and what its callers send. */
import { createHash } from 'node:crypto';
import { findUser, migrateDatabase, openDatabase, putApiKey } from '@flowbridge/db';
import { newMasterKey } from '@flowbridge/secrets';
import { disposableDatabase } from '@flowbridge/testing';
import { readConfig } from '../../config.ts';
import { startApps } from '../../start-apps.ts';

export type Answer = { status: number; text: string; body: unknown };

export type Product = Awaited<ReturnType<typeof openProduct>>;

const OUTSIDER = 'outsider@flowbridge.local';

export async function openProduct() {
  const database = await disposableDatabase({ template: 'empty', migrate: async () => {} });
  await migrateDatabase({ url: database.url });
  const store = { databaseUrl: database.url, masterKey: newMasterKey(), close: () => database.close() };
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1', FLOWBRIDGE_DEMO: '1', LOG_LEVEL: 'fatal' });
  const apps = await startApps(config, store);
  const { url } = apps;
  const outsiderKey = 'fb_key_of_the_outsider';
  const db = openDatabase({ url: database.url, poolSize: 1 });
  const outsider = await findUser(db, { email: OUTSIDER });
  if (!outsider) throw new Error('the demo has no outsider');
  const hash = createHash('sha256').update(outsiderKey).digest('hex');
  await putApiKey(db, { userId: outsider.id, name: 'outsider', hash, loopbackOnly: false });
  await db.close();

  return {
    url,
    outsiderKey,
    rest: ({ key, tenant }: { key: string | undefined; tenant: string | undefined }) => {
      const headers = {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(tenant === undefined ? {} : { 'x-flowbridge-tenant': tenant }),
      };
      return (method: string, path: string, body?: unknown) =>
        send(`${url}/api/v1${path}`, method, headers, body);
    },
    /** Calls and streams of the console, as somebody who signed in with the form. */
    async session(email: string) {
      const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ email, password: 'flowbridge-demo' }),
      });
      const cookie = signedIn.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const at = (path: string, input: unknown) =>
        `${url}/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input ?? null))}`;
      return {
        get: (path: string) => send(`${url}${path}`, 'GET', { cookie }),
        query: (procedure: string, tenantId: string, input?: unknown) =>
          send(input === undefined ? `${url}/api/trpc/${procedure}` : at(procedure, input), 'GET', {
            cookie,
            'x-flowbridge-tenant': tenantId,
          }),
        mutate: (procedure: string, tenantId: string, input: unknown) =>
          send(
            `${url}/api/trpc/${procedure}`,
            'POST',
            { cookie, origin: url, 'x-flowbridge-tenant': tenantId },
            input,
          ),
        /** What a subscription says until it ends, for at most `ms`. */
        watch: (procedure: string, tenantId: string, input: unknown, ms: number) =>
          listen(`${at(procedure, input)}&tenant=${tenantId}`, cookie, ms),
      };
    },
    async [Symbol.asyncDispose]() {
      await apps.close();
    },
  };
}

async function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, text, body: isJson && text !== '' ? JSON.parse(text) : undefined };
}

async function listen(url: string, cookie: string, ms: number): Promise<string> {
  const over = AbortSignal.timeout(ms);
  const answer = await fetch(url, { headers: { cookie, accept: 'text/event-stream' }, signal: over });
  let said = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of answer.body ?? []) said += decoder.decode(chunk, { stream: true });
  } catch (error) {
    if (!over.aborted) throw error;
  }
  return said;
}
