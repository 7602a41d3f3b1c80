import type { ClientBase } from 'pg';
import { keyText } from './key-text.ts';

/** A business key of a run: its name is the setting's `key`. */
export type RunKey = { name: string; value: string };

/** Writes a new run's business keys, in the transaction that inserts the run. */
export async function insertRunKeys(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId, keys }: { tenantId: string; runId: string; keys: readonly RunKey[] },
): Promise<void> {
  if (keys.length === 0) return;
  await client.query(
    `INSERT INTO run_key (tenant_id, run_id, name, value)
     SELECT $1, $2, name, value FROM unnest($3::text[], $4::text[]) AS key(name, value)`,
    [tenantId, runId, keys.map((key) => key.name), keys.map((key) => keyText(key.value))],
  );
}
