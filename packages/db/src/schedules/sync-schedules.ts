import type { ClientBase } from 'pg';
import { SCHEDULE_CHANGED } from '../runs/run-channels.ts';

export type WantedSchedule = {
  triggerId: string;
  /** What a fire does: start a run, or ask a system for what changed. Default `schedule`. */
  kind?: 'schedule' | 'poll';
  /** `{ config, parameters }`: when it fires and the parameter values its templates may name. */
  spec: { config: unknown; parameters: Record<string, unknown> };
};

/**
 * Makes a flow's schedule rows be exactly `schedules`: an empty list when the flow is disabled. A row whose spec did not
 * change keeps its next fire; a new or changed one is planned by the runners, who are told. From where a changed one is
 * counted stays: a new parameter value does not move a monthly schedule to another day.
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
    `INSERT INTO schedule (flow_id, trigger_id, tenant_id, kind, spec)
     SELECT f.id, wanted.trigger_id, f.tenant_id, wanted.kind, wanted.spec::jsonb
     FROM flow f, unnest($3::text[], $4::text[], $5::text[]) AS wanted(trigger_id, kind, spec)
     WHERE f.id = $1 AND f.tenant_id = $2
     ON CONFLICT (flow_id, trigger_id) DO UPDATE
       SET kind = excluded.kind, spec = excluded.spec, next_fire_at = NULL
       WHERE (schedule.kind, schedule.spec) IS DISTINCT FROM (excluded.kind, excluded.spec)`,
    [
      flowId,
      tenantId,
      schedules.map((each) => each.triggerId),
      schedules.map((each) => each.kind ?? 'schedule'),
      schedules.map((each) => JSON.stringify(each.spec)),
    ],
  );
  await client.query('SELECT pg_notify($1, $2)', [SCHEDULE_CHANGED, '']);
}
