/**
 * A family of flows brought to a version of its template: drafts, origins and bindings, flows that are new in it, and what it takes
 * to roll all of it back. One transaction; nothing is written when one of the drafts is not at its revision any more.
 */
import type { FlowDocument } from '@flowbridge/flow';
import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';
import { insertDraftEndpoints } from './insert-draft-endpoints.ts';

type Origin = { templateKey: string; version: number; templateId: string; flowKey?: string };
export type StoredBindings = { connections: Record<string, string>; parameters: Record<string, unknown> };

export type UpgradedFlow = {
  flowId: string;
  /** The revision the document was made from. */
  revision: number;
  /** The template version it comes from: somebody else's upgrade would have moved it. */
  from: number;
  /** Absent: the draft stays as it is, only its origin moves. */
  document?: FlowDocument;
  origin: Origin;
  /** Absent: they stay as they are. `before`: from which `after` was made; bound otherwise meanwhile, the flow has moved on. */
  bindings?: { before: StoredBindings; after: StoredBindings };
};

export type FlowMadeByUpgrade = {
  flowId: string;
  name: string;
  folderId: string | null;
  document: FlowDocument;
  origin: Origin;
  bindings: StoredBindings;
};

export type ApplyUpgrade = {
  tenantId: string;
  userId: string | null;
  groupId: string;
  flows: readonly UpgradedFlow[];
  made: readonly FlowMadeByUpgrade[];
};

/** `movedOn`: id of a flow whose draft is at another revision, that was bound anew meanwhile, or that is gone. */
export type ApplyUpgradeOutcome = { done: true } | { done: false; movedOn: string };

export async function applyUpgrade(db: Database, upgrade: ApplyUpgrade): Promise<ApplyUpgradeOutcome> {
  try {
    return await inTransaction(db, async (client) => {
      // Always in the same order: two upgrades that meet wait for each other instead of blocking each other for ever.
      const flows = [...upgrade.flows].sort((one, other) => (one.flowId < other.flowId ? -1 : 1));
      for (const flow of flows) await upgradeFlow(client, upgrade, flow);
      for (const flow of upgrade.made) await makeFlow(client, upgrade, flow);
      return { done: true } as const;
    });
  } catch (error) {
    if (error instanceof MovedOn) return { done: false, movedOn: error.flowId };
    throw error;
  }
}

/** Leaves the transaction, so that nothing of it is kept. */
class MovedOn extends Error {
  readonly flowId: string;
  constructor(flowId: string) {
    super('A draft of the family has moved on.');
    this.flowId = flowId;
  }
}

async function upgradeFlow(client: PoolClient, upgrade: ApplyUpgrade, flow: UpgradedFlow): Promise<void> {
  const { tenantId, userId, groupId } = upgrade;
  const { flowId, revision, from, document, origin, bindings } = flow;
  const after = document === undefined ? revision : revision + 1;
  const kept = await client.query(
    `INSERT INTO flow_upgrade (id, tenant_id, flow_id, group_id, user_id, origin_before, origin_after, draft_before, revision,
                               bindings_before, bindings_after)
     SELECT $1, $2, id, $4, $5, origin, $6::jsonb, CASE WHEN $7 THEN draft END, $8,
            bindings, coalesce($11::json, bindings)
       FROM flow WHERE id = $3 AND tenant_id = $2 AND revision = $9 AND (origin->>'version')::int = $10
        AND ($12::jsonb IS NULL OR bindings::jsonb = $12::jsonb) AND deleted_at IS NULL FOR UPDATE`,
    [
      newId(),
      tenantId,
      flowId,
      groupId,
      userId,
      JSON.stringify(origin),
      document !== undefined,
      after,
      revision,
      from,
      bindings === undefined ? null : JSON.stringify(bindings.after),
      bindings === undefined ? null : JSON.stringify(bindings.before),
    ],
  );
  if (kept.rowCount === 0) throw new MovedOn(flowId);
  await client.query(
    `UPDATE flow SET origin = $3, draft = coalesce($4::json, draft), bindings = coalesce($5::json, bindings),
                     revision = $6, updated_at = now()
      WHERE id = $2 AND tenant_id = $1`,
    [
      tenantId,
      flowId,
      JSON.stringify(origin),
      document === undefined ? null : JSON.stringify(document),
      bindings === undefined ? null : JSON.stringify(bindings.after),
      after,
    ],
  );
  if (document !== undefined) {
    const commands = [{ type: 'replaceDocument', document }];
    await client.query(
      `INSERT INTO flow_command (flow_id, revision, tenant_id, user_id, commands) VALUES ($1, $2, $3, $4, $5)`,
      [flowId, after, tenantId, userId, JSON.stringify(commands)],
    );
    await insertDraftEndpoints(client, { tenantId, flowId }, document);
  }
  const { version: to, templateKey } = origin;
  const details = { groupId, to, templateKey, ...(bindings === undefined ? {} : { bindings }) };
  await recordAuditEvent(client, { tenantId, userId, kind: 'flow.upgraded', subjectId: flowId, details });
}

async function makeFlow(client: PoolClient, upgrade: ApplyUpgrade, flow: FlowMadeByUpgrade): Promise<void> {
  const { tenantId, userId, groupId } = upgrade;
  const { flowId, name, folderId, document, origin, bindings } = flow;
  await client.query(
    `INSERT INTO flow (id, tenant_id, name, folder_id, draft, bindings, origin) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      flowId,
      tenantId,
      name,
      folderId,
      JSON.stringify(document),
      JSON.stringify(bindings),
      JSON.stringify(origin),
    ],
  );
  await insertDraftEndpoints(client, { tenantId, flowId }, document);
  await client.query(
    `INSERT INTO flow_upgrade (id, tenant_id, flow_id, group_id, user_id, made, origin_after, revision)
     VALUES ($1, $2, $3, $4, $5, true, $6, 1)`,
    [newId(), tenantId, flowId, groupId, userId, JSON.stringify(origin)],
  );
  const details = { name, groupId };
  await recordAuditEvent(client, { tenantId, userId, kind: 'flow.created', subjectId: flowId, details });
}
