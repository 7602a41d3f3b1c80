/** Everything that travels through the queue: job names and what each carries. */
export type JobPayloads = {
  /** A token: there is a queued run to execute. It came with this run; which one is next is decided by the claim. */
  'run.execute': { runId: string };
  /** A run that waits may go on: its time has come, what it waits for has happened, or somebody decided. */
  'run.wake': { runId: string };
  /** Ask a poll trigger's system for what changed; with a back-fill's id, for that back-fill's next slice. */
  'poll.fire': { tenantId: string; flowId: string; triggerId: string; backfillId?: string };
  /** Retry or cancel the next runs of a bulk operation. */
  'run.bulk': { tenantId: string; bulkId: string };
  /** Call the test action of a connection and keep the result with it. */
  'connection.test': { tenantId: string; connectionId: string; requestId: string };
  /** Run the test cases of a function's draft and keep what they gave with it. */
  'function.try': { tenantId: string; partId: string; requestId: string };
};

export type JobName = keyof JobPayloads;

export type NewJob = {
  [Name in JobName]: {
    name: Name;
    payload: JobPayloads[Name];
    /** Not before; default now. */
    runAt?: Date;
    /** Smaller goes first; default 0, −32,768 to 32,767. */
    priority?: number;
  };
}[JobName];
