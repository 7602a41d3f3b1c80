/** How nodes prove that they live. */
export const HEARTBEAT_MS = 5_000;
/** A node silent for this long is dead: its jobs and runs are taken from it. */
export const SILENT_SECONDS = 15;
