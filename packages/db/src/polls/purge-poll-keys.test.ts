import { disposableDatabase } from '@flowbridge/testing';
import { expect, test } from 'vitest';
import { openDatabase } from '../database/open-database.ts';
import { migrateDatabase } from '../migrate/migrate-database.ts';
import { purgePollKeys } from './purge-poll-keys.ts';
import { touchPollKeys } from './touch-poll-keys.ts';

const trigger = { tenantId: 't', flowId: 'f', triggerId: 'changes' };

test('keys go a week after they were answered last, those of failed runs and those answered again stay', async () => {
  await using disposable = await disposableDatabase({ migrate: migrateDatabase });
  const db = openDatabase({ url: disposable.url });
  const keys = async () =>
    (await db.pool.query<{ key: string }>('SELECT key FROM poll_key ORDER BY key')).rows.map(
      ({ key }) => key,
    );
  try {
    await db.pool.query(
      `INSERT INTO poll_key (flow_id, trigger_id, tenant_id, key, hash, run_id, last_seen_at)
       SELECT 'f', 'changes', 't', key, 'h', 'run-' || key, now() - days * interval '1 day'
       FROM (VALUES ('old', 8), ('older', 9), ('failed', 9), ('again', 8), ('new', 6)) AS given(key, days)`,
    );
    await db.pool.query(`INSERT INTO poll_run VALUES ('run-failed', 't', 'f', 'changes', 'live', 'failed')`);
    await touchPollKeys(db.pool, trigger, ['again']);
    expect(await purgePollKeys(db, { limit: 1 })).toBe(1);
    expect(await keys()).toEqual(['again', 'failed', 'new', 'old']);
    expect(await purgePollKeys(db, { limit: 10 })).toBe(1);
    expect(await keys()).toEqual(['again', 'failed', 'new']);
  } finally {
    await db.close();
  }
});
