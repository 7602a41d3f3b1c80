import { expect, test } from 'vitest';
import { runChaos } from './run-chaos.ts';

test('while runners are killed, the database restarts and systems misbehave, nothing is lost, doubled or stuck', async () => {
  const seed = 20_261_125;
  const result = await runChaos({
    seed,
    orders: 60,
    everyMs: 250,
    killEveryMs: { leastMs: 2_500, mostMs: 5_000 },
  });
  expect(result.broken).toEqual([]);
  expect(result.writes.twice).toBe(0);
  expect(result.undecided).toBe(0);
  expect(Object.values(result.states).reduce((sum, count) => sum + count, 0)).toBe(60);
  // The torment took place: otherwise nothing was shown.
  expect(result.kills).toBeGreaterThanOrEqual(3);
  expect(result.databaseRestarts).toBe(1);
  expect(Object.keys(result.faults).sort()).toEqual([
    'acceptThenFail',
    'http500',
    'reset',
    'slow',
    'throttle',
  ]);
  expect(Math.min(...Object.values(result.faults))).toBeGreaterThan(0);
  expect(result.resumes).toBeGreaterThan(0);
}, 300_000);
