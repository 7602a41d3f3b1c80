import { setTenantQuota } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callHook } from '../testing/call-hook.ts';
import { echoDocument } from '../testing/documents.ts';
import { openStage, type Stage } from '../testing/runner-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test('two runners together begin what the quota allows; the others make no run, are told when to come again, and keep no key', async () => {
  const { db, tenantId } = stage;
  await setTenantQuota(db.pool, { tenantId, runsPerMinute: 6, logBytes: null });
  const [one, two] = await Promise.all([stage.runner(), stage.runner()]);
  const { hooks, flowId } = await stage.flow({
    document: echoDocument({ dedupe: { key: '{{ trigger.body.name }}', windowMs: 300_000 } }),
  });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      callHook(index % 2 ? one : two, hooks.web, { name: `n${index}` }),
    ),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(6);
  const refused = answers.filter((answer) => answer.status === 429);
  expect(refused).toHaveLength(14);
  for (const { json, headers } of refused) {
    expect(json).toMatchObject({ code: 'run.quotaUsedUp', perMinute: 6, hint: expect.any(String) });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(50);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(63);
  }
  const count = async (sql: string) => (await db.pool.query(sql, [flowId])).rowCount;
  expect(await count('SELECT FROM run WHERE flow_id = $1')).toBe(6);
  await expect.poll(() => count('SELECT FROM dedupe_key WHERE flow_id = $1')).toBe(6);
  // A minute later the same calls are taken; repeats of those that were answered count nothing.
  await db.pool.query('UPDATE tenant_quota SET tick = tick - 21');
  const later = await Promise.all(answers.map((_, index) => callHook(one, hooks.web, { name: `n${index}` })));
  expect(later.filter((answer) => answer.status === 200)).toHaveLength(12);
  expect(later.filter((answer) => answer.status === 429)).toHaveLength(8);
});
