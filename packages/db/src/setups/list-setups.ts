import type { Database } from '../database/open-database.ts';

export type SetupRow = {
  id: string;
  /** Both null for a clone. */
  templateId: string | null;
  templateVersion: number | null;
  name: string;
  step: string;
  /** As they were kept; null once its flows are made. */
  choices: unknown;
  connectionIds: string[];
  rootFlowId: string | null;
  userId: string | null;
  /** Of the person who began it; null: no longer known. */
  userName: string | null;
  createdAt: Date;
  updatedAt: Date;
  /** What it has made and was not removed since. */
  flows: { id: string; name: string }[];
};

/** The tenant's setups that are not finished, newest first, at most 200; with `id` that one only. */
export async function listSetups(
  db: Database,
  { tenantId, id }: { tenantId: string; id?: string },
): Promise<SetupRow[]> {
  const { rows } = await db.pool.query<SetupRow>(
    `SELECT s.id, s.template_id AS "templateId", s.template_version AS "templateVersion", s.name, s.step, s.choices,
            s.connection_ids AS "connectionIds", s.root_flow_id AS "rootFlowId", s.user_id AS "userId",
            u.name AS "userName", s.created_at AS "createdAt", s.updated_at AS "updatedAt",
            coalesce((SELECT json_agg(json_build_object('id', f.id, 'name', f.name) ORDER BY f.id <> s.root_flow_id, f.name, f.id)
                        FROM flow f WHERE f.setup_id = s.id AND f.deleted_at IS NULL), '[]') AS flows
       FROM flow_setup s LEFT JOIN user_account u ON u.id = s.user_id
      WHERE s.tenant_id = $1 AND ($2::text IS NULL OR s.id = $2)
      ORDER BY s.created_at DESC, s.id DESC
      LIMIT 200`,
    [tenantId, id ?? null],
  );
  return rows;
}
