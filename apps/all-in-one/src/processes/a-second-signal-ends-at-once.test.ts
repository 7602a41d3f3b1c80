import { expect, test } from 'vitest';
import { calls, hookFlow } from '../testing/documents.ts';
import { callHook, openInstallation } from '../testing/installation.ts';
import { startSlowSystem } from '../testing/slow-system.ts';

test('a stopping runner takes no more calls and finishes what it has; asked again, it ends at once', async () => {
  await using system = await startSlowSystem();
  await using installation = await openInstallation();
  await installation.start('api');
  const hook = await installation.deploy('Slow', hookFlow('sync', [calls(system.url)]));

  const patient = await installation.start('runner');
  const answered = callHook(`${patient.url}${hook}`);
  await expect.poll(() => system.calls()).toBe(1);
  patient.signal('SIGTERM');
  const statusOf = async (path: string) => (await fetch(`${patient.url}${path}`, { method: 'POST' })).status;
  await expect.poll(async () => (await fetch(`${patient.url}/ready`)).status).toBe(503);
  expect(await statusOf(hook)).toBe(503);
  system.answer(1);
  expect((await answered).status).toBe(200);
  expect(await patient.ended).toEqual({ code: 0, signal: null });

  const hurried = await installation.start('runner');
  const broken = callHook(`${hurried.url}${hook}`).catch(() => 'broken');
  await expect.poll(() => system.calls()).toBe(2);
  // Signals right after the first are the same wish; so they are repeated until one counts.
  await expect
    .poll(
      () => {
        hurried.signal('SIGTERM');
        return hurried.hasEnded();
      },
      { timeout: 15_000, interval: 100 },
    )
    .toBe(true);
  expect(await hurried.ended).toEqual({ code: 143, signal: null });
  expect(await broken).toBe('broken');
}, 90_000);
