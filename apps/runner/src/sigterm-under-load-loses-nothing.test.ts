import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { echoDocument } from './testing/documents.ts';
import { openStage, type Stage } from './testing/runner-stage.ts';

let stage: Stage;
let child: ChildProcess | undefined;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await stage.close();
});

/** The runner as it runs in production: a process of its own. Answers its address when it serves. */
async function startProcess(): Promise<string> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const started = spawn(process.execPath, ['--import', 'tsx', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: stage.url,
      FLOWBRIDGE_MASTER_KEY: stage.masterKey,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
    },
  });
  child = started;
  return new Promise((resolve, reject) => {
    let text = '';
    started.once('exit', (code) => reject(new Error(`the runner ended with ${code}: ${text}`)));
    started.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const url = /http:\/\/\S+/.exec(text)?.[0];
      if (url) resolve(url);
    });
  });
}

/** Calls a hook again and again until the runner takes no more; answers the ids of the runs it confirmed. */
async function callUntilClosed(url: string, status: number): Promise<string[]> {
  const confirmed: string[] = [];
  for (;;) {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"name":"x"}',
      });
      await answer.text();
      if (answer.status !== status) return confirmed;
      confirmed.push(answer.headers.get('x-flowbridge-run') ?? '');
    } catch {
      return confirmed;
    }
  }
}

test('every call that was confirmed before and during a stop is in the database, and ends', async () => {
  const sync = await stage.flow({ document: echoDocument() });
  const queued = await stage.flow({ document: echoDocument({ answer: 'async' }) });
  const url = await startProcess();
  const exited = once(child ?? process, 'exit');
  const callers = [
    ...Array.from({ length: 6 }, () => callUntilClosed(`${url}${sync.hooks.web}`, 200)),
    ...Array.from({ length: 6 }, () => callUntilClosed(`${url}${queued.hooks.web}`, 202)),
  ];
  const count = async (where: string) => {
    const { rows } = await stage.db.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM run WHERE ${where}`,
    );
    return rows[0]?.n ?? 0;
  };
  await expect.poll(() => count('true'), { timeout: 10_000 }).toBeGreaterThan(100);
  child?.kill('SIGTERM');
  const confirmed = (await Promise.all(callers)).flat();
  expect((await exited)[0]).toBe(0);

  expect(await count(`state = 'running'`)).toBe(0);
  expect(await count(`mode = 'sync' AND state <> 'succeeded'`)).toBe(0);
  const { rows } = await stage.db.pool.query<{ id: string }>(
    'SELECT id FROM run WHERE id = ANY($1::text[])',
    [confirmed],
  );
  expect(rows).toHaveLength(confirmed.length);
  // What was accepted but not begun waits in the queue for the next runner.
  await stage.runner();
  await expect.poll(() => count(`state <> 'succeeded'`), { timeout: 20_000 }).toBe(0);
}, 60_000);
