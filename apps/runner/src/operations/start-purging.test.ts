import { purgeDedupeKeys } from '@flowbridge/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../testing/runner-stage.ts';
import { startPurging } from './start-purging.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const insert = (prefix: string, count: number, expires: string) =>
  stage.db.pool.query(
    `INSERT INTO dedupe_key (flow_id, key, tenant_id, run_id, expires_at)
     SELECT 'flow', $1 || n, $2, 'run', now() + $4::interval FROM generate_series(1, $3::int) AS n`,
    [prefix, stage.tenantId, count, expires],
  );
const keys = async () =>
  (await stage.db.pool.query<{ key: string }>('SELECT key FROM dedupe_key ORDER BY key')).rows.map(
    ({ key }) => key,
  );

test('keys whose window is over are removed, in batches, by two nodes at once, the others stay', async () => {
  await insert('old-', 1_234, '-1 second');
  await insert('new-', 2, '1 hour');
  const raise = (_details: object, message: string) => {
    throw new Error(message);
  };
  const log = { info() {}, warn() {}, error: raise };
  const two = [1, 2].map(() => startPurging({ db: stage.db, log }));
  await expect.poll(keys).toEqual(['new-1', 'new-2']);
  await Promise.all(two.map((each) => each.stop()));
});

test('one batch is as large as it was asked to be', async () => {
  await insert('old-', 5, '-1 second');
  expect(await purgeDedupeKeys(stage.db, { limit: 3 })).toBe(3);
  expect(await purgeDedupeKeys(stage.db, { limit: 3 })).toBe(2);
});
