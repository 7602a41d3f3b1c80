import type { ClientBase } from 'pg';
import type { FlowText } from './list-flow-texts.ts';

/** The tenant's flows whose draft or published document holds one of the texts: where things named so may be used. */
export async function listFlowsHolding(
  client: Pick<ClientBase, 'query'>,
  { tenantId, texts }: { tenantId: string; texts: readonly string[] },
): Promise<FlowText[]> {
  if (texts.length === 0) return [];
  const { rows } = await client.query<FlowText>(
    `SELECT f.id, f.name, f.draft, v.document AS published
       FROM flow f LEFT JOIN flow_version v ON v.id = f.published_version_id
      WHERE f.tenant_id = $1 AND f.deleted_at IS NULL
        AND EXISTS (SELECT 1 FROM unnest($2::text[]) wanted
                     WHERE position(wanted IN f.draft::text) > 0 OR position(wanted IN v.document::text) > 0)
      ORDER BY f.name, f.id`,
    [tenantId, texts.map((text) => JSON.stringify(text).slice(1, -1))],
  );
  return rows;
}

export type MadeFlow = { id: string; name: string; flowKey: string };

/** The tenant's flows that were made of one of its templates, with which flow of it each was. */
export async function listFlowsMadeOf(
  client: Pick<ClientBase, 'query'>,
  { tenantId, templateId }: { tenantId: string; templateId: string },
): Promise<MadeFlow[]> {
  const { rows } = await client.query<MadeFlow>(
    `SELECT id, name, origin->>'flowKey' AS "flowKey" FROM flow
      WHERE tenant_id = $1 AND deleted_at IS NULL AND origin->>'templateId' = $2 AND origin->>'flowKey' IS NOT NULL
      ORDER BY name, id`,
    [tenantId, templateId],
  );
  return rows;
}
