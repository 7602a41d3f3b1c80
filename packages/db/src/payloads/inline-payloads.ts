import type { Database } from '../database/open-database.ts';
import { parsePayloadReference } from './payload-reference.ts';
import { readPayload } from './read-payload.ts';

/** The journal column's JSON text itself, or the large value it refers to when that is at most `limitBytes` long. */
export async function inlinePayloads(
  db: Database,
  query: { tenantId: string; runId: string; acceptedAt: Date; text: string | null; limitBytes: number },
): Promise<string | null> {
  const reference = query.text === null ? undefined : parsePayloadReference(query.text);
  if (!reference || reference.size > query.limitBytes) return query.text;
  const { tenantId, runId, acceptedAt } = query;
  return (
    (await readPayload(db, { tenantId, runId, acceptedAt, payloadId: reference.payloadId })) ?? query.text
  );
}
