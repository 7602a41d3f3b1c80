/** How `flowbridge` ends; docs/command-line.md promises these to scripts. */
export const exitCodes = {
  /** Done; a run that was waited for succeeded. */
  done: 0,
  /** Refused by the installation, or something broke. */
  refused: 1,
  /** The command was not understood. */
  usage: 2,
  runFailed: 3,
  /** The run, or some of many runs, completed with failures. */
  completedWithFailures: 4,
  runCancelled: 5,
  /** Waits for a person's decision, or `--timeout` was up first. The run goes on. */
  runNotOver: 6,
  /** Both sides changed the same, and nobody said which counts. Nothing was changed. */
  conflicts: 7,
  /** Nobody answers at the address, or what answers is no Flowbridge. */
  unreachable: 8,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
