import type { Database } from '../database/open-database.ts';

export type FlowUpgradeRow = {
  flowId: string;
  name: string;
  made: boolean;
  gone: boolean;
  rolledBackAt: Date | null;
  /** Of the draft now. */
  revision: number;
  /** Of the draft right after the upgrade. */
  revisionAfter: number;
  draft: unknown;
  /** The draft right after the upgrade; null when the upgrade left the draft alone or made the flow. */
  draftAfter: unknown;
  /** Number of the version that was published after the upgrade and counts now; null when there is none. */
  publishedSince: number | null;
  published: boolean;
  /** As the flow is bound now, and as it was right before and after the upgrade; these null for upgrades of long ago. */
  bindings: unknown;
  bindingsBefore: unknown;
  bindingsAfter: unknown;
  /** The document of the published version; null when there is none. */
  runs: unknown;
};

/** The flows of an upgrade with what became of them since; empty when the tenant has no such upgrade. */
export async function findUpgrade(
  db: Database,
  { tenantId, groupId }: { tenantId: string; groupId: string },
): Promise<FlowUpgradeRow[]> {
  const { rows } = await db.pool.query<FlowUpgradeRow>(
    `SELECT f.id AS "flowId", f.name, u.made, f.deleted_at IS NOT NULL AS gone, u.rolled_back_at AS "rolledBackAt",
            f.revision, u.revision AS "revisionAfter", f.draft, f.published_version_id IS NOT NULL AS published,
            CASE WHEN u.draft_before IS NOT NULL THEN c.commands->0->'document' END AS "draftAfter",
            CASE WHEN v.created_at >= u.at THEN v.number END AS "publishedSince",
            v.document AS runs, f.bindings, u.bindings_before AS "bindingsBefore", u.bindings_after AS "bindingsAfter"
       FROM flow_upgrade u
       JOIN flow f ON f.id = u.flow_id
       LEFT JOIN flow_command c ON c.flow_id = u.flow_id AND c.revision = u.revision
       LEFT JOIN flow_version v ON v.id = f.published_version_id
      WHERE u.tenant_id = $1 AND u.group_id = $2
      ORDER BY u.made, f.name, f.id`,
    [tenantId, groupId],
  );
  return rows;
}
