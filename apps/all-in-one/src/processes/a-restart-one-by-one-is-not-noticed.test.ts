import { expect, test } from 'vitest';
import { builds, hookFlow } from '../testing/documents.ts';
import { callHook, openInstallation } from '../testing/installation.ts';

test('while two runners behind a balancer are restarted one after the other every call is answered, and none is lost', async () => {
  await using installation = await openInstallation();
  const [, first, second] = await Promise.all([
    installation.start('api'),
    installation.start('runner'),
    installation.start('runner'),
  ]);
  const step = builds({ hello: '{{ trigger.body.name }}' });
  const sync = await installation.deploy('Sync', hookFlow('sync', [step]));
  const queued = await installation.deploy('Queued', hookFlow('async', [step]));

  let stopped = false;
  const answers: { status: number; runId: string }[] = [];
  const caller = async (hook: string) => {
    while (!stopped) answers.push(await callHook(`${installation.url}${hook}`, { name: 'x' }));
  };
  const callers = [sync, sync, queued, queued].map(caller);
  for (const runner of [first, second]) {
    const before = answers.length;
    await expect.poll(() => answers.length).toBeGreaterThan(before + 50);
    runner.signal('SIGTERM');
    expect((await runner.ended).code).toBe(0);
    await installation.start('runner');
  }
  stopped = true;
  await Promise.all(callers);

  expect(answers.filter(({ status }) => status !== 200 && status !== 202)).toEqual([]);
  const ids = answers.map(({ runId }) => runId);
  const open = async () => {
    const { rows } = await installation.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM unnest($1::text[]) AS called(id)
       LEFT JOIN run USING (id) WHERE run.state IS DISTINCT FROM 'succeeded'`,
      [ids],
    );
    return rows[0]?.n;
  };
  await expect.poll(open).toBe(0);
}, 120_000);
