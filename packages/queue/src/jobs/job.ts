/** Everything that travels through the queue: job names and what each carries. */
export type JobPayloads = {
  /** Execute a queued run. */
  'run.execute': { runId: string };
  /** Look again at a run that waits: what it waits for may have come. */
  'run.wake': { runId: string };
  /** Call the test action of a connection and keep the result with it. */
  'connection.test': { tenantId: string; connectionId: string; requestId: string };
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
