import type { ClientBase } from 'pg';
import { syncEndpoints, type WantedEndpoint } from '../endpoints/sync-endpoints.ts';
import { syncSchedules, type WantedSchedule } from '../schedules/sync-schedules.ts';

/** What a flow's published version listens to. */
export type FlowTriggers = {
  endpoints: WantedEndpoint[];
  /** What the flow fires by while it is enabled. */
  schedules: WantedSchedule[];
};

/**
 * Brings addresses and schedules to what the published version wants and tells the runners. Addresses of triggers that had
 * one stay; a flow that is not enabled has no schedules.
 */
export async function syncTriggers(
  client: Pick<ClientBase, 'query'>,
  flow: { tenantId: string; flowId: string; enabled: boolean; triggers: FlowTriggers },
): Promise<void> {
  const { tenantId, flowId, enabled, triggers } = flow;
  await syncEndpoints(client, { tenantId, flowId, endpoints: triggers.endpoints });
  await syncSchedules(client, { tenantId, flowId, schedules: enabled ? triggers.schedules : [] });
}
