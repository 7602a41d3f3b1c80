import type { Database } from '../database/open-database.ts';

export type UpgradeGroupRow = {
  groupId: string;
  at: Date;
  rolledBackAt: Date | null;
  user: { id: string; name: string } | null;
  templateKey: string;
  /** Of the newest version there is; null when the template is gone. */
  templateNames: unknown;
  /** The oldest version its flows came from; null when all were made. */
  from: number | null;
  to: number;
  /** Nothing was upgraded on top of it: it can be rolled back. */
  last: boolean;
  flows: { id: string; name: string; made: boolean; gone: boolean }[];
};

type Wanted = { tenantId: string; flowId?: string | undefined; limit?: number };

/** The tenant's upgrades, newest first, a row for each family; with `flowId`, those in which the flow took part. */
export async function listUpgrades(
  db: Database,
  { tenantId, flowId, limit = 200 }: Wanted,
): Promise<UpgradeGroupRow[]> {
  const { rows } = await db.pool.query<UpgradeGroupRow>(
    `WITH chosen AS (
       SELECT group_id, max(at) AS at FROM flow_upgrade
        WHERE tenant_id = $1 AND ($2::text IS NULL OR group_id IN (
                SELECT mine.group_id FROM flow_upgrade mine WHERE mine.flow_id = $2 AND mine.tenant_id = $1))
        GROUP BY group_id ORDER BY max(at) DESC, group_id DESC LIMIT $3)
     SELECT c.group_id AS "groupId", c.at, max(u.rolled_back_at) AS "rolledBackAt",
            (SELECT json_build_object('id', p.id, 'name', p.name) FROM user_account p WHERE p.id = max(u.user_id)) AS "user",
            max(u.origin_after->>'templateKey') AS "templateKey",
            (SELECT v.package->'names' FROM template t JOIN template_version v ON v.template_id = t.id
              WHERE t.key = max(u.origin_after->>'templateKey') ORDER BY v.number DESC LIMIT 1) AS "templateNames",
            min((u.origin_before->>'version')::int) AS "from", max((u.origin_after->>'version')::int) AS "to",
            NOT EXISTS (SELECT 1 FROM flow_upgrade later
                         WHERE later.flow_id = ANY(array_agg(u.flow_id)) AND later.group_id <> c.group_id
                           AND later.rolled_back_at IS NULL AND later.at > c.at) AS last,
            json_agg(json_build_object('id', f.id, 'name', f.name, 'made', u.made, 'gone', f.deleted_at IS NOT NULL)
                     ORDER BY u.made, f.name) AS flows
       FROM chosen c
       JOIN flow_upgrade u ON u.group_id = c.group_id AND u.tenant_id = $1
       JOIN flow f ON f.id = u.flow_id
      GROUP BY c.group_id, c.at
      ORDER BY c.at DESC, c.group_id DESC`,
    [tenantId, flowId ?? null, limit],
  );
  return rows;
}
