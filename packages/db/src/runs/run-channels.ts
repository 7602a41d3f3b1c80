/** PostgreSQL notification channels between api and runners. */

/** Payload `{"runId","tenantId"}`: the run's row or journal changed. Runners tell, api listens. */
export const RUN_CHANGED = 'flowbridge_run';
/** Payload: run id. Whoever executes it aborts it. */
export const RUN_CANCEL = 'flowbridge_cancel';
/** Payload: flow id. Its published version, enabled state, bindings or endpoints changed: caches forget it. */
export const FLOW_CHANGED = 'flowbridge_flow';
/** Payload: connection id. Its settings or secrets changed: caches forget it. */
export const CONNECTION_CHANGED = 'flowbridge_connection';
/** Payload `<connection id> <ms>`: its system asked to call more slowly; nobody calls for so many milliseconds. */
export const CONNECTION_BLOCKED = 'flowbridge_connection_blocked';
/** Payload: connection id. Turns to call over it were given back while other nodes waited for some. */
export const CONNECTION_TURNS = 'flowbridge_connection_turns';
/** Empty payload: schedule rows changed; the schedule loop re-reads. */
export const SCHEDULE_CHANGED = 'flowbridge_schedule';
/** Payload: who sat down at or left a flow's designer, or that its draft was saved (api's `live/presence.ts`). Told and heard by api. */
export const FLOW_PRESENCE = 'flowbridge_presence';
/** Payload `{"tenantId","triedPartId"?}`: a tenant has other versions of its own connectors and functions, or a trial of one has ended. */
export const PARTS_CHANGED = 'flowbridge_parts';
