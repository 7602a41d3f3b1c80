import { containsPattern } from '../database/like-pattern.ts';
import type { Database } from '../database/open-database.ts';

export type FlowListRow = {
  id: string;
  name: string;
  folderId: string | null;
  tags: string[];
  enabled: boolean;
  revision: number;
  publishedVersion: number | null;
  updatedAt: Date;
  triggerKinds: string[];
  connectors: string[];
  /** Newest first, at most 5. */
  lastRuns: { id: string; state: string; acceptedAt: string; endedAt: string | null; isTest: boolean }[];
  /** Its place in the list's order; goes back as `after`. */
  sortKey: string;
};

/** Last changed first · by name · last run first. */
export type FlowSort = 'changed' | 'name' | 'lastRun';

export type ListFlows = {
  tenantId: string;
  /** In the name, a tag, or the key of a connector or trigger kind. */
  search?: string | undefined;
  /** Connectors whose name holds the searched text. */
  searchConnectors?: readonly string[] | undefined;
  /** Trigger kinds whose name holds the searched text. */
  searchKinds?: readonly string[] | undefined;
  /** Only these. */
  ids?: readonly string[] | undefined;
  enabled?: boolean | undefined;
  /** Only those whose newest run failed, completed with failures or waits for a decision. */
  inTrouble?: boolean | undefined;
  /** In one of these folders; null: in none. */
  folderIds?: readonly string[] | null | undefined;
  /** Carries all of these. */
  tags?: readonly string[] | undefined;
  connector?: string | undefined;
  triggerKind?: string | undefined;
  sort?: FlowSort | undefined;
  /** Last row of the former page. */
  after?: { sortKey: string; id: string } | undefined;
  limit: number;
};

const TROUBLE = `('failed', 'completedWithFailures', 'needsDecision')`;

const ORDERS: Record<FlowSort, { key: string; type: string; way: 'ASC' | 'DESC' }> = {
  changed: { key: 'f.updated_at', type: 'timestamptz', way: 'DESC' },
  name: { key: 'lower(f.name)', type: 'text', way: 'ASC' },
  lastRun: { key: `coalesce(newest.id, '')`, type: 'text', way: 'DESC' },
};

/** The tenant's flows with their last runs, without those of setups that are not finished (`listSetups`): one statement, whose last runs are read for the rows of the page only. */
export async function listFlows(db: Database, filter: ListFlows): Promise<FlowListRow[]> {
  const values: unknown[] = [filter.tenantId];
  const conditions: string[] = [];
  const where = (value: unknown, sql: (parameter: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(sql(`$${values.length}`));
  };
  const pattern = filter.search ? containsPattern(filter.search) : undefined;
  where(pattern && [pattern, ...(filter.searchConnectors ?? [])], (p) => {
    values.push(filter.searchKinds ?? []);
    const kinds = `$${values.length}::text[]`;
    return `(f.name ILIKE (${p}::text[])[1] OR EXISTS (SELECT FROM unnest(f.tags) tag WHERE tag ILIKE (${p}::text[])[1])
             OR f.connectors && (${p}::text[])[2:] OR f.trigger_kinds && ${kinds})`;
  });
  where(filter.ids, (p) => `f.id = ANY(${p}::text[])`);
  where(filter.enabled, (p) => `f.enabled = ${p}::boolean`);
  if (filter.inTrouble) conditions.push(`newest.state IN ${TROUBLE}`);
  if (filter.folderIds === null) conditions.push('f.folder_id IS NULL');
  else where(filter.folderIds, (p) => `f.folder_id = ANY(${p}::text[])`);
  where(filter.tags?.length ? filter.tags : undefined, (p) => `f.tags @> ${p}::text[]`);
  where(filter.connector, (p) => `${p}::text = ANY(f.connectors)`);
  where(filter.triggerKind, (p) => `${p}::text = ANY(f.trigger_kinds)`);
  const { key, type, way } = ORDERS[filter.sort ?? 'changed'];
  where(filter.after?.sortKey, (p) => {
    values.push(filter.after?.id);
    return `(${key}, f.id) ${way === 'ASC' ? '>' : '<'} (${p}::${type}, $${values.length}::text)`;
  });
  const needsNewest = filter.inTrouble || filter.sort === 'lastRun';
  const newest = `LEFT JOIN LATERAL (SELECT id, state FROM run WHERE flow_id = f.id AND tenant_id = f.tenant_id
                                     ORDER BY id DESC LIMIT 1) newest ON true`;
  const { rows } = await db.pool.query<FlowListRow>(
    `WITH page AS (
       SELECT f.id, f.tenant_id, f.name, f.folder_id, f.tags, f.enabled, f.revision, f.updated_at, f.trigger_kinds,
              f.connectors, f.published_version_id, ${key} AS sort_key
         FROM flow f ${needsNewest ? newest : ''}
        WHERE f.tenant_id = $1 AND f.deleted_at IS NULL AND f.setup_id IS NULL ${conditions.map((each) => `AND ${each}`).join(' ')}
        ORDER BY ${key} ${way}, f.id ${way}
        LIMIT ${Math.trunc(filter.limit)})
     SELECT f.id, f.name, f.folder_id AS "folderId", coalesce(f.tags, '{}') AS tags, f.enabled, f.revision,
            v.number AS "publishedVersion", f.updated_at AS "updatedAt", f.trigger_kinds AS "triggerKinds", f.connectors,
            to_json(f.sort_key) #>> '{}' AS "sortKey",
            coalesce((SELECT json_agg(r) FROM (SELECT id, state, accepted_at AS "acceptedAt", ended_at AS "endedAt",
                                                      is_test AS "isTest"
                                                 FROM run WHERE flow_id = f.id AND tenant_id = f.tenant_id
                                                ORDER BY id DESC LIMIT 5) r), '[]') AS "lastRuns"
       FROM page f LEFT JOIN flow_version v ON v.id = f.published_version_id
      ORDER BY f.sort_key ${way}, f.id ${way}`,
    values,
  );
  return rows;
}
