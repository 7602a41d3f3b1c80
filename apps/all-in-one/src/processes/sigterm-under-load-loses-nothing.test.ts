import { expect, test } from 'vitest';
import { builds, hookFlow } from '../testing/documents.ts';
import { callHook, openInstallation } from '../testing/installation.ts';

/** Calls a hook again and again until nobody takes the call; answers the ids of the runs that were confirmed. */
async function callUntilClosed(url: string, confirms: number): Promise<string[]> {
  const confirmed: string[] = [];
  for (;;) {
    const answer = await callHook(url, { name: 'x' }).catch(() => undefined);
    if (answer?.status !== confirms) return confirmed;
    confirmed.push(answer.runId);
  }
}

test('every call that was confirmed before and during a stop is in the database, and ends', async () => {
  await using installation = await openInstallation();
  const [, runner] = await Promise.all([installation.start('api'), installation.start('runner')]);
  const step = builds({ hello: '{{ trigger.body.name }}' });
  const sync = await installation.deploy('Sync', hookFlow('sync', [step]));
  const queued = await installation.deploy('Queued', hookFlow('async', [step]));
  const count = async (where: string, ids: string[] = []) => {
    const { rows } = await installation.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM run WHERE ${where}`,
      ids.length > 0 ? [ids] : [],
    );
    return rows[0]?.n ?? 0;
  };
  const callers = [
    ...Array.from({ length: 6 }, () => callUntilClosed(`${runner.url}${sync}`, 200)),
    ...Array.from({ length: 6 }, () => callUntilClosed(`${runner.url}${queued}`, 202)),
  ];
  await expect.poll(() => count('true')).toBeGreaterThan(100);
  runner.signal('SIGTERM');
  const confirmed = (await Promise.all(callers)).flat();
  expect(await runner.ended).toEqual({ code: 0, signal: null });

  expect(await count(`state = 'running'`)).toBe(0);
  expect(await count(`mode = 'sync' AND state <> 'succeeded'`)).toBe(0);
  expect(await count('id = ANY($1::text[])', confirmed)).toBe(confirmed.length);
  // What was accepted but not begun waits in the queue for the next runner.
  await installation.start('runner');
  await expect.poll(() => count(`state <> 'succeeded'`)).toBe(0);
}, 90_000);
