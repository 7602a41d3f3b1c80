import type { ClientBase } from 'pg';
import { SCHEDULE_CHANGED } from '../runs/run-channels.ts';

export type WantedSchedule = {
  triggerId: string;
  /** `{ config, parameters }`: the trigger's config and the parameter values its templates may name. */
  spec: { config: unknown; parameters: Record<string, unknown> };
};

/**
 * Makes a flow's schedule rows be exactly `schedules`: an empty list when the flow is disabled. A row whose spec did not
 * change keeps its next fire; a new or changed one is planned by the runners, who are told.
 */
export async function syncSchedules(
  client: Pick<ClientBase, 'query'>,
  { tenantId, flowId, schedules }: { tenantId: string; flowId: string; schedules: WantedSchedule[] },
): Promise<void> {
  await client.query('DELETE FROM schedule WHERE flow_id = $1 AND tenant_id = $2 AND trigger_id <> ALL($3)', [
    flowId,
    tenantId,
    schedules.map((each) => each.triggerId),
  ]);
  await client.query(
    `INSERT INTO schedule (flow_id, trigger_id, tenant_id, spec)
     SELECT f.id, wanted.trigger_id, f.tenant_id, wanted.spec::jsonb
     FROM flow f, unnest($3::text[], $4::text[]) AS wanted(trigger_id, spec)
     WHERE f.id = $1 AND f.tenant_id = $2
     ON CONFLICT (flow_id, trigger_id) DO UPDATE SET spec = excluded.spec, next_fire_at = NULL
       WHERE schedule.spec IS DISTINCT FROM excluded.spec`,
    [
      flowId,
      tenantId,
      schedules.map((each) => each.triggerId),
      schedules.map((each) => JSON.stringify(each.spec)),
    ],
  );
  await client.query('SELECT pg_notify($1, $2)', [SCHEDULE_CHANGED, '']);
}
