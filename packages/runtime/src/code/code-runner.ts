/** The engine's `CodeRunner`: users' JavaScript in QuickJS, with limits on memory, computing time and wall-clock time. */

import { callsCancelledBy } from '@flowbridge/egress';
import { type CodeRunner, type StepFailure, StepFailureError } from '@flowbridge/engine';
import { newBigTag, packValue, unpackValue } from './big-integers.ts';
import type { CodePool, CodeResult, CodeTimes } from './code-pool.ts';

export type CodeLimits = {
  /** Computing time of one call; default 5,000. */
  cpuMs?: number;
  /** Wall-clock time of one call, waiting for a thread not included; default 30,000. */
  wallMs?: number;
};

/** What people see of a call beside its output: `response` of the step run. */
export type CodeReport = { waitedMs: number; ranMs: number; log?: string[] };

/** Waiting for a thread counts against the step's own timeout, never against the code's limits. */
export function createCodeRunner(pool: CodePool, limits: CodeLimits = {}): CodeRunner {
  const { cpuMs = 5_000, wallMs = 30_000 } = limits;
  return {
    async run(code, input, { timeoutMs }, signal) {
      const { text, bigTag } = packValue(input);
      const outTag = newBigTag();
      let cancel = () => {};
      const abort = () => cancel();
      const calls = callsCancelledBy(signal);
      calls.add(abort);
      try {
        const result = await pool.run(
          { code, input: text, bigTag, outTag, cpuMs },
          {
            wallMs,
            timeoutMs,
            onCancel(now) {
              cancel = now;
              if (signal.aborted) now();
            },
          },
        );
        const report = reportOf(result);
        if (!result.ok) {
          const limitMs = result.reason === 'waitedTooLong' ? timeoutMs : Math.min(cpuMs, timeoutMs);
          throw new StepFailureError({ ...failureOf(result, limitMs), response: report });
        }
        const output = result.output === undefined ? undefined : unpackValue(result.output, outTag);
        return { output, report };
      } finally {
        calls.delete(abort);
      }
    },
  };
}

function reportOf({ waitedMs, ranMs, log }: CodeResult & CodeTimes): CodeReport {
  const tenths = (ms: number) => Math.round(ms * 10) / 10;
  return {
    waitedMs: tenths(waitedMs),
    ranMs: tenths(ranMs),
    ...(log.length === 0 ? {} : { log }),
  };
}

function failureOf(result: Extract<CodeResult, { ok: false }>, limitMs: number): StepFailure {
  const { reason, message = '', line } = result;
  const details: Record<string, unknown> = {
    reason,
    ...(message === '' ? {} : { text: message }),
    ...(line === undefined ? {} : { line }),
    ...(reason === 'timedOut' || reason === 'waitedTooLong' ? { limitMs } : {}),
  };
  return {
    code: 'codeFailed',
    message: `code ${reason}${message === '' ? '' : `: ${message}`}`,
    details,
    field: 'code',
    // Code that never ran may be run.
    retryable: reason === 'waitedTooLong' || reason === 'crashed',
  };
}
