import { containsPattern } from '../database/like-pattern.ts';
import type { Database } from '../database/open-database.ts';

export type FlowListRow = {
  id: string;
  name: string;
  folder: string | null;
  enabled: boolean;
  revision: number;
  publishedVersion: number | null;
  updatedAt: Date;
  triggerKinds: string[];
  /** Newest first, at most 5. */
  lastRuns: { id: string; state: string }[];
};

export type ListFlows = {
  tenantId: string;
  search?: string | undefined;
  enabled?: boolean | undefined;
  folder?: string | undefined;
  /** Last row of the former page. */
  after?: { updatedAt: Date; id: string } | undefined;
  limit: number;
};

/** The tenant's flows, last changed first, with their last runs: one statement. */
export async function listFlows(db: Database, filter: ListFlows): Promise<FlowListRow[]> {
  const { rows } = await db.pool.query<FlowListRow>(
    `SELECT f.id, f.name, f.folder, f.enabled, f.revision, v.number AS "publishedVersion", f.updated_at AS "updatedAt",
            coalesce((SELECT array_agg(DISTINCT t->>'kind') FROM jsonb_array_elements((f.draft->'triggers')::jsonb) t),
                     '{}') AS "triggerKinds",
            coalesce((SELECT json_agg(r) FROM (SELECT id, state FROM run WHERE flow_id = f.id AND tenant_id = f.tenant_id
                                               ORDER BY id DESC LIMIT 5) r), '[]') AS "lastRuns"
       FROM flow f LEFT JOIN flow_version v ON v.id = f.published_version_id
      WHERE f.tenant_id = $1 AND f.deleted_at IS NULL
        AND ($2::text IS NULL OR f.name ILIKE $2)
        AND ($3::boolean IS NULL OR f.enabled = $3)
        AND ($4::text IS NULL OR f.folder = $4)
        AND ($5::timestamptz IS NULL OR (f.updated_at, f.id) < ($5, $6))
      ORDER BY f.updated_at DESC, f.id DESC
      LIMIT $7`,
    [
      filter.tenantId,
      filter.search ? containsPattern(filter.search) : null,
      filter.enabled ?? null,
      filter.folder ?? null,
      filter.after?.updatedAt ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  );
  return rows;
}
