/**
 * What is counted as a run's log: the JSON texts as they are kept (large ones deflated), the files its caller sent, and this
 * much for each row beside them, about what its ids, times and indexes take. Lines kept for recovery alone are not counted:
 * they go again by themselves. The runner counts while it writes, the recount by SQL; both by these numbers.
 */
export const RUN_BYTES = 500;
export const LINE_BYTES = 250;
