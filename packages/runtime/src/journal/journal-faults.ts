/** The run was taken over by another node: nothing this process does for it may have an effect any more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  readonly runId: string;
  constructor(runId: string) {
    super(`run ${runId} was taken over by another node`);
    this.runId = runId;
  }
}

/** The database refused a run's records themselves (not: the database was away). */
export class JournalRefused extends Error {
  override readonly name = 'JournalRefused';
  readonly runId: string;
  constructor(runId: string, cause: unknown) {
    super(`the journal of run ${runId} could not be written`, { cause });
    this.runId = runId;
  }
}

/** The database was away for longer than the journal waits. */
export class JournalUnavailable extends Error {
  override readonly name = 'JournalUnavailable';
  constructor(cause: unknown) {
    super('the database did not take the journal in time', { cause });
  }
}
