import { newId } from '@flowbridge/db';
import { expect, test } from 'vitest';
import type { DatasetItem, RecordDetail, RecordItem } from '../contract/datasets.ts';
import { startTestApiAs } from '../testing/start-test-api-as.ts';
import { expectData } from '../testing/test-api.ts';

const { api, tenant, me } = await startTestApiAs('operator', 'ledger');
const tenantId = tenant.id;

type Given = { key: string; state: string; uncertain?: boolean };

/** Adds a dataset with records in the given states; answers its name. */
async function aDataset(...records: Given[]): Promise<string> {
  const name = `set${newId()}`;
  const count = (state: string) => records.filter((record) => record.state === state).length;
  await api.db.pool.query(
    `INSERT INTO dataset (tenant_id, id, name, delivered, failed, parked) VALUES ($1, $2, $2, $3, $4, $5)`,
    [tenantId, name, count('delivered'), count('failed'), count('parked')],
  );
  for (const { key, state, uncertain } of records) {
    await api.db.pool.query(
      `INSERT INTO dataset_record (tenant_id, dataset_id, key, state, uncertain, hash, source, fields, error, tries,
         next_try_at, staged_run_id, staged_at)
       VALUES ($1, $2, $3, $4, $5, 'h', $6, '{"name":"Pump"}', $7, 2, now() + interval '1 hour', 'run1', now())`,
      [
        tenantId,
        name,
        key,
        state,
        uncertain === true,
        `{"code":"${key}","amount":12345678901234567890}`,
        JSON.stringify({ code: 'recordRefused', message: 'refused', details: { answer: 'no price' } }),
      ],
    );
  }
  return name;
}

const statesOf = async (dataset: string) => {
  const page = expectData(await me.query<{ items: RecordItem[] }>('datasets.records', { dataset, key: 'K' }));
  return page.items.map(({ key, state }) => `${key} ${state}`);
};
const countsOf = async (dataset: string) =>
  expectData(await me.query<DatasetItem>('datasets.get', { dataset })).counts;

test('chosen records wait again, delivered ones too; the others stay', async () => {
  const dataset = await aDataset(
    { key: 'K1', state: 'delivered' },
    { key: 'K2', state: 'parked', uncertain: true },
    { key: 'K3', state: 'failed' },
  );
  const answer = expectData(await me.mutate('datasets.resend', { dataset, keys: ['K1', 'K2', 'none'] }));
  expect(answer).toEqual({ count: 2 });
  expect(await statesOf(dataset)).toEqual(['K1 pending', 'K2 pending', 'K3 failed']);
  expect(await countsOf(dataset)).toEqual({ pending: 2, delivering: 0, delivered: 0, failed: 1, parked: 0 });
});

test('resending all parked ones leaves those the target may have to a person', async () => {
  const dataset = await aDataset(
    { key: 'K1', state: 'parked' },
    { key: 'K2', state: 'parked', uncertain: true },
  );
  expect(expectData(await me.mutate('datasets.resend', { dataset, state: 'parked' }))).toEqual({ count: 1 });
  expect(expectData(await me.mutate('datasets.confirm', { dataset, keys: ['K2'] }))).toEqual({ count: 1 });
  expect(await statesOf(dataset)).toEqual(['K1 pending', 'K2 delivered']);
  const { rows } = await api.db.pool.query<{ kind: string }>(
    'SELECT kind FROM audit_event WHERE tenant_id = $1 AND subject_id = $2 ORDER BY id',
    [tenantId, dataset],
  );
  expect(rows.map((row) => row.kind)).toEqual(['dataset.resent', 'dataset.confirmed']);
});

test('a record shows its content to the last digit, its failure and its runs', async () => {
  const dataset = await aDataset({ key: 'K1', state: 'failed' });
  const record = expectData(await me.query<RecordDetail>('datasets.record', { dataset, key: 'K1' }));
  expect(record).toMatchObject({
    sourceJson: '{"code":"K1","amount":12345678901234567890}',
    fieldsJson: '{"name":"Pump"}',
    error: { code: 'recordRefused', details: { answer: 'no price' } },
    stagedRunId: 'run1',
    mappedJson: null,
  });
  expect(record.nextTryAt).not.toBeNull();
});

test('records are read page by page, by key and by newest content, without a gap or a repeat', async () => {
  const keys = Array.from({ length: 7 }, (_, at) => `K${at}`);
  const dataset = await aDataset(...keys.map((key) => ({ key, state: 'failed' })), {
    key: 'L',
    state: 'failed',
  });
  const read = async (filters: object) => {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const query = { dataset, ...filters, limit: 3, cursor };
      const page: { items: RecordItem[]; nextCursor: string | null } = expectData(
        await me.query('datasets.records', query),
      );
      found.push(...page.items.map((item) => item.key));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return found;
  };
  expect(await read({ key: 'K' })).toEqual(keys);
  expect(await read({})).toEqual(['L', ...keys.toReversed()]);
  expect(await read({ state: 'delivered' })).toEqual([]);
});

test('REST lists datasets and records, and resends', async () => {
  const dataset = await aDataset({ key: 'K1', state: 'failed' });
  const sets = await (await me.rest('GET', '/datasets?limit=200')).text();
  expect(JSON.parse(sets).items).toContainEqual(
    expect.objectContaining({ name: dataset, counts: expect.objectContaining({ failed: 1 }) }),
  );
  const records = await (await me.rest('GET', `/datasets/${dataset}/records?state=failed&key=K`)).json();
  expect(records).toMatchObject({ items: [{ key: 'K1', fields: { name: 'Pump' } }], nextCursor: null });
  const both = await me.rest('POST', `/datasets/${dataset}/resend`, { keys: ['K1'], state: 'failed' });
  expect(both.status).toBe(422);
  const resent = await me.rest('POST', `/datasets/${dataset}/resend`, { state: 'failed' });
  expect(await resent.json()).toEqual({ count: 1 });
  expect(await statesOf(dataset)).toEqual(['K1 pending']);
});
