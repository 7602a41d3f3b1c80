import { JournalInterruption } from '../journal-policy/recorder.ts';
import type { Ledger } from '../ledger-port.ts';
import { StepFailureError } from '../step-failure.ts';
import type { RunState } from './run-state.ts';

/**
 * Asks the ledger. Only a `StepFailureError` is the step's failure: a ledger that cannot be written, like the journal, ends
 * the execution here, because nothing is known about the run any more.
 */
export async function askLedger<T>(run: RunState, ask: (ledger: Ledger) => Promise<T>): Promise<T> {
  try {
    return await ask(run.ports.ledger);
  } catch (error) {
    throw error instanceof StepFailureError ? error : new JournalInterruption(error);
  } finally {
    run.breathedAtMs = run.ports.clock.now();
  }
}
