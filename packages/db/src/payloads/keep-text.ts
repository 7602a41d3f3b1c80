import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { ClientBase } from 'pg';
import { newId } from '../ids/new-id.ts';
import { writePayloadReference } from './payload-reference.ts';

const deflate = promisify(deflateRaw);

/** Characters of JSON text that stay in a column of the journal. */
const INLINE_LIMIT = 8_192;

/**
 * JSON text as a column of a run's journal holds it: itself, or, when it is long, a reference to the payload it was put into.
 */
export async function keepText(
  client: Pick<ClientBase, 'query'>,
  { tenantId, runId, text }: { tenantId: string; runId: string; text: string },
): Promise<string> {
  if (text.length <= INLINE_LIMIT) return text;
  const id = newId();
  const bytes = Buffer.from(text, 'utf8');
  await client.query(
    `INSERT INTO payload (run_accepted_at, run_id, id, tenant_id, size, body)
     SELECT accepted_at, id, $3, tenant_id, $4, $5 FROM run WHERE tenant_id = $1 AND id = $2`,
    [tenantId, runId, id, bytes.length, await deflate(bytes)],
  );
  return writePayloadReference({ payloadId: id, size: bytes.length });
}
