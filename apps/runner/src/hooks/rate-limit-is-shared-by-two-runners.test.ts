import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { callHook } from '../testing/call-hook.ts';
import { echoDocument } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';
import { HookRefusal } from './hook-refusal.ts';
import { createRateLimits } from './rate-limits.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('two runners together let pass what the limit allows, and tell the others when to come again', async () => {
  const [one, two] = await Promise.all([stage.runner(), stage.runner()]);
  const limited = echoDocument({ rateLimit: { calls: 6, per: 'minute' } });
  const { hooks } = await stage.flow({ document: limited });
  const other = await stage.flow({ document: limited });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => callHook(index % 2 ? one : two, hooks.web, { name: 'x' })),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(6);
  const refused = answers.filter((answer) => answer.status === 429);
  expect(refused).toHaveLength(14);
  for (const { json, headers } of refused) {
    expect(json).toMatchObject({ code: 'hook.rateLimited', status: 429, hint: expect.any(String) });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
  }
  expect((await callHook(one, other.hooks.web, { name: 'x' })).status).toBe(200);
});

test('calls pass, and it is logged, while the store is away', async () => {
  const warned: string[] = [];
  const log = {
    info() {},
    error() {},
    warn: (_details: object, message: string) => void warned.push(message),
  };
  const limits = createRateLimits({ db: stage.db, log });
  const limit = { calls: 1, per: 'minute' } as const;
  await limits.take('away', limit);
  await expect(limits.take('away', limit)).rejects.toBeInstanceOf(HookRefusal);
  await stage.db.pool.query('ALTER TABLE rate_limit RENAME TO rate_limit_elsewhere');
  onTestFinished(async () => {
    await stage.db.pool.query('ALTER TABLE rate_limit_elsewhere RENAME TO rate_limit');
  });
  await limits.take('another', limit);
  await limits.take('another', limit);
  expect(warned).toHaveLength(2);
});
