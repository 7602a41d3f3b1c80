import type { Database } from '../database/open-database.ts';

export type KeepSetup = {
  tenantId: string;
  id: string;
  step: string | undefined;
  /** Dropped once flows are made: from then on these hold what was chosen. */
  choices: object | undefined;
  /** One that was made on the way; added to those known. */
  connectionId: string | undefined;
};

/** Keeps where a setup stands; what is absent stays. False when the tenant has none such. */
export async function keepSetup(
  db: Database,
  { tenantId, id, step, choices, connectionId }: KeepSetup,
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE flow_setup
        SET step = coalesce($3, step),
            choices = CASE WHEN root_flow_id IS NULL THEN coalesce($4::json, choices) END,
            connection_ids = CASE WHEN $5::text IS NULL OR $5 = ANY(connection_ids) THEN connection_ids
                                  ELSE connection_ids || $5::text END,
            updated_at = now()
      WHERE tenant_id = $1 AND id = $2`,
    [
      tenantId,
      id,
      step ?? null,
      choices === undefined ? null : JSON.stringify(choices),
      connectionId ?? null,
    ],
  );
  return rowCount === 1;
}
