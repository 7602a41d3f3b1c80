import { expect, test } from 'vitest';
import { builds, calls, hookFlow } from '../testing/documents.ts';
import { callHook, openInstallation } from '../testing/installation.ts';
import { startSlowSystem } from '../testing/slow-system.ts';

test('a runner that was frozen until it counted as dead changes nothing of the run that another one finished', async () => {
  await using system = await startSlowSystem();
  await using installation = await openInstallation();
  const [, frozen] = await Promise.all([installation.start('api'), installation.start('runner')]);
  const document = hookFlow('async', [calls(system.url), builds({ by: '{{ steps.asked.body.call }}' })]);
  const hook = await installation.deploy('Fenced', document);
  const { runId } = await callHook(`${installation.url}${hook}`);
  await expect.poll(() => system.calls()).toBe(1);

  frozen.signal('SIGSTOP');
  const other = await installation.start('runner');
  // Nothing is said to the frozen one: it is silent for 15 s, then its work is taken over.
  await expect.poll(() => system.calls(), { timeout: 60_000 }).toBe(2);
  system.answer(2);
  const written = async () => {
    const { rows } = await installation.pool.query<{ state: string }>(
      'SELECT state, output, lease_number, node_id, ended_at FROM run WHERE id = $1',
      [runId],
    );
    const steps = await installation.pool.query(
      'SELECT * FROM step_run WHERE run_id = $1 ORDER BY attempt, sequence',
      [runId],
    );
    return { run: rows[0], steps: steps.rows };
  };
  await expect.poll(async () => (await written()).run?.state).toBe('succeeded');
  const before = await written();
  expect(before.run).toMatchObject({ output: '{"by":2}' });

  system.answer(1);
  frozen.signal('SIGCONT');
  const executing = async () => {
    const metrics = await (await fetch(`${frozen.url}/metrics`)).text();
    return /^flowbridge_runs_active (\d+)$/m.exec(metrics)?.[1];
  };
  await expect.poll(executing).toBe('0');
  expect(await written()).toEqual(before);

  // It is a node like any other again.
  other.signal('SIGTERM');
  expect((await other.ended).code).toBe(0);
  const again = await callHook(`${installation.url}${hook}`);
  await expect.poll(() => system.calls()).toBe(3);
  system.answer(3);
  const stateOf = async () =>
    (await installation.rest<{ state: string }>('GET', `/runs/${again.runId}`)).state;
  await expect.poll(stateOf).toBe('succeeded');
}, 180_000);
