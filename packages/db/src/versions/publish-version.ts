import type { FlowDocument } from '@flowbridge/flow';
import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { newestPartVersions, pinParts } from '../custom-parts/pin-parts.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { type FlowTriggers, syncTriggers } from '../flows/flow-triggers.ts';
import { newId } from '../ids/new-id.ts';
import { leaveSetup } from '../setups/leave-setup.ts';

export type PublishVersion = {
  tenantId: string;
  flowId: string;
  /** The draft's revision that is published: nothing is written when the draft has moved on. */
  revision: number;
  /** SHA-256 of the canonical document, hex. */
  hash: string;
  document: FlowDocument;
  changelog: string | null;
  triggers: FlowTriggers;
  userId: string | null;
};

/**
 * Makes a draft an immutable, numbered version and the one that triggers run; it keeps the versions of the tenant's own
 * connectors and functions that are the newest now. Answers the version's number; undefined when
 * the draft is no longer at `revision`.
 */
export function publishVersion(db: Database, publish: PublishVersion): Promise<number | undefined> {
  return inTransaction(db, (client) => publishOne(client, publish));
}

/** The same inside a transaction that does more. */
export async function publishOne(client: PoolClient, publish: PublishVersion): Promise<number | undefined> {
  const { tenantId, flowId, userId, triggers } = publish;
  // Holding the flow's row, publishes of one flow come one after the other and numbers have no gap.
  const held = await client.query<{ enabled: boolean }>(
    `UPDATE flow SET updated_at = now() WHERE id = $2 AND tenant_id = $1 AND revision = $3 AND deleted_at IS NULL
     RETURNING enabled`,
    [tenantId, flowId, publish.revision],
  );
  const flow = held.rows[0];
  if (!flow) return undefined;
  const newest = await client.query<{ number: number | null }>(
    'SELECT max(number) AS number FROM flow_version WHERE flow_id = $1',
    [flowId],
  );
  const number = (newest.rows[0]?.number ?? 0) + 1;
  const id = newId();
  await client.query(
    `INSERT INTO flow_version (id, tenant_id, flow_id, number, hash, document, changelog, author_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, tenantId, flowId, number, publish.hash, JSON.stringify(publish.document), publish.changelog, userId],
  );
  await pinParts(client, {
    versionId: id,
    parts: await newestPartVersions(client, { tenantId, document: publish.document }),
  });
  await client.query('UPDATE flow SET published_version_id = $3 WHERE id = $2 AND tenant_id = $1', [
    tenantId,
    flowId,
    id,
  ]);
  await leaveSetup(client, { tenantId, flowId });
  await syncTriggers(client, { tenantId, flowId, enabled: flow.enabled, triggers });
  await recordAuditEvent(client, {
    tenantId,
    userId,
    kind: 'flow.published',
    subjectId: flowId,
    details: { number },
  });
  return number;
}
