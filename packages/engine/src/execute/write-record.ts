import { SAMPLE_ITERATIONS } from '../journal-policy/purse.ts';
import type { Keep } from '../journal-policy/recorder.ts';
import type { StepRecord, StepRunState } from '../ports.ts';
import type { StepFailure } from '../step-failure.ts';
import type { Executed, StepCall } from './step-call.ts';

type Result = { executed?: Executed; error?: StepFailure; nowMs: number };

/** Writes what the step saw and gave, as far as its `logging` wants it. */
export function writeRecord(call: StepCall, state: StepRunState, { executed, error, nowMs }: Result): void {
  const record: StepRecord = {
    path: call.path,
    stepId: call.step.id,
    sequence: 0,
    state,
    startedAtMs: call.startedAtMs,
    durationMs: nowMs - call.startedAtMs,
    tryNumber: call.tryNumber,
  };
  const shown = error !== undefined || showsValues(call);
  if (shown && call.input !== undefined) record.input = call.input;
  if (error) addFailure(record, error);
  if (executed && (shown || call.effect)) addResult(record, executed, shown);
  call.frame.recorder.add(record, keepOf(call, state));
}

/** `counts` keeps values of failures only; `errorsAndSamples` also those of the step's first executions. */
function showsValues({ step, run }: StepCall): boolean {
  if (step.logging === 'full' || step.isContainer) return true;
  return step.logging === 'errorsAndSamples' && (run.tallies[step.index]?.total ?? 0) < SAMPLE_ITERATIONS;
}

function keepOf(call: StepCall, state: StepRunState): Keep {
  // A call put before a person opens its iteration like a failure: people have to see it.
  if (state === 'failed' || state === 'unknown') return 'failure';
  return call.effect ? 'durable' : 'sample';
}

function addFailure(record: StepRecord, { request, response, ...error }: StepFailure): void {
  record.error = error;
  if (request !== undefined) record.request = request;
  if (response !== undefined) record.response = response;
}

function addResult(record: StepRecord, executed: Executed, shown: boolean): void {
  const output = executed.recordedOutput === undefined ? executed.output : executed.recordedOutput;
  if (output !== undefined) record.output = output;
  if (!shown) return;
  if (executed.request !== undefined) record.request = executed.request;
  if (executed.response !== undefined) record.response = executed.response;
}
