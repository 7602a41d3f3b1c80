/** The engine's `CodeRunner`: users' JavaScript in QuickJS, with limits on memory, computing time and wall-clock time. */
import { type CodeRunner, type StepFailure, StepFailureError } from '@flowbridge/engine';
import { newBigTag, packValue, unpackValue } from './big-integers.ts';
import type { CodePool, CodeResult } from './code-pool.ts';

export type CodeLimits = {
  /** Computing time of one call; default 5,000. */
  cpuMs?: number;
  /** Wall-clock time of one call, waiting for a thread not included; default 30,000. */
  wallMs?: number;
};

export function createCodeRunner(pool: CodePool, limits: CodeLimits = {}): CodeRunner {
  const { cpuMs = 5_000, wallMs = 30_000 } = limits;
  return {
    async run(code, input, { timeoutMs }, signal) {
      const { text, bigTag } = packValue(input);
      const outTag = newBigTag();
      let cancel = () => {};
      const abort = () => cancel();
      signal.addEventListener('abort', abort);
      try {
        const result = await pool.run(
          { code, input: text, bigTag, outTag, cpuMs: Math.min(cpuMs, timeoutMs) },
          {
            wallMs: Math.min(wallMs, timeoutMs),
            onCancel: (now) => {
              cancel = now;
              if (signal.aborted) now();
            },
          },
        );
        if (!result.ok) throw new StepFailureError(failureOf(result, cpuMs));
        return result.output === undefined ? undefined : unpackValue(result.output, outTag);
      } finally {
        signal.removeEventListener('abort', abort);
      }
    },
  };
}

function failureOf(result: Extract<CodeResult, { ok: false }>, limitMs: number): StepFailure {
  const { reason, message = '', line, log } = result;
  const details: Record<string, unknown> = {
    reason,
    ...(message === '' ? {} : { text: message }),
    ...(line === undefined ? {} : { line }),
    ...(log.length === 0 ? {} : { log }),
    ...(reason === 'timedOut' ? { limitMs } : {}),
  };
  return {
    code: 'codeFailed',
    message: `code ${reason}${message === '' ? '' : `: ${message}`}`,
    details,
    field: 'code',
    retryable: false,
  };
}
