/** How many queued runs of a tenant may be running at the same time when it has no limit of its own. */
export const DEFAULT_TENANT_RUNS = 50;
