/**
 * The real product for a measurement: `all-in-one` as built, in its own process, on a fresh data folder and a free port,
 * driven through REST v1 like any user's script.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@flowbridge/postgres';
import pg from 'pg';

const ROOT = path.resolve(import.meta.dirname, '../..');
const KEY = 'fb_demo_key';
const TENANT = 'bluewater';

/** Where calls go, and in whose name. */
type Place = { url: string; tenant: string };

export type Stack = AsyncDisposable & {
  url: string;
  /** Creates, publishes and enables a flow; answers the address of its HTTP trigger. Tenant: default `bluewater`. */
  deploy(name: string, document: unknown, tenant?: string): Promise<string>;
  /** Calls REST v1. */
  rest<T>(method: string, place: string, body?: unknown): Promise<T>;
  /** Asks the embedded database directly. */
  query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]>;
  /** How many runs of a tenant have not ended; 200 means at least so many. */
  openRuns(tenant?: string): Promise<number>;
  /** Resident memory of the process, megabytes. */
  memoryMb(): Promise<number>;
  pid: number;
  coldStartMs: number;
};

/** `home`: a folder to start on again, kept; without it a new one, removed with the stack. */
export async function startStack(options: { home?: string } = {}): Promise<Stack> {
  const home = options.home ?? (await mkdtemp(path.join(tmpdir(), 'flowbridge-bench-')));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(ROOT, 'apps/all-in-one/dist/main.js')], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      FLOWBRIDGE_DATA: path.join(home, 'data'),
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilReady(url, child);
  const coldStartMs = performance.now() - began;
  return {
    url,
    pid: child.pid ?? 0,
    coldStartMs,
    deploy: (name, document, tenant = TENANT) => deploy({ url, tenant }, name, document),
    rest: (method, place, body) => call({ url, tenant: TENANT }, method, place, body),
    query: (sql) => query(path.join(home, 'data/postgres'), sql),
    openRuns: (tenant = TENANT) => openRuns({ url, tenant }),
    memoryMb: () => residentMb(child.pid ?? 0),
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      if (options.home === undefined) await rm(home, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`all-in-one ended with code ${child.exitCode}; run npm run build first.`);
    const ready = await fetch(`${url}/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    if (Date.now() > deadline) throw new Error('all-in-one is not ready after 60 s.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function call<T>({ url, tenant }: Place, method: string, place: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${url}/api/v1${place}`, {
    method,
    headers: {
      authorization: `Bearer ${KEY}`,
      'x-flowbridge-tenant': tenant,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${place}: HTTP ${answer.status} ${text.slice(0, 2000)}`);
  return JSON.parse(text || 'null');
}

async function deploy(at: Place, name: string, document: unknown): Promise<string> {
  const { id, hookUrl } = await call<{ id: string; hookUrl?: string }>(at, 'POST', '/flows', {
    name,
    document,
  });
  await call(at, 'POST', `/flows/${id}/publish`, {});
  await call(at, 'POST', `/flows/${id}/enable`, {});
  const address = hookUrl ?? (await call<{ hookUrl?: string }>(at, 'GET', `/flows/${id}`)).hookUrl;
  if (!address) throw new Error(`The flow ${name} has no HTTP trigger.`);
  return new URL(new URL(address).pathname, at.url).toString();
}

/** The server under a data folder says its port in its lock file, and its password in a file beside it. */
async function query<Row extends pg.QueryResultRow>(folder: string, sql: string): Promise<Row[]> {
  const [lock, password] = await Promise.all([
    readFile(path.join(folder, 'postmaster.pid'), 'utf8'),
    readFile(`${folder}.password`, 'utf8'),
  ]);
  const port = Number(lock.split('\n')[3]);
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'flowbridge',
    password: password.trim(),
    database: 'flowbridge',
  });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function openRuns(at: Place): Promise<number> {
  const open = await call<{ items: unknown[] }>(at, 'GET', '/runs?state=queued,running&limit=200');
  return open.items.length;
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
