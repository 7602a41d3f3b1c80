import { stringifyJson } from '@flowbridge/expression';
import type { Run, StepRun } from '../../client/answers.ts';
import type { Report } from '../../print/report.ts';
import { duration } from '../../print/words.ts';
import { faultOf, STATE_WORDS } from './is-over.ts';

/** The output of a run that was followed, or throws why there is none. Scripts get the run in either case. */
export function tellRun({ run, steps }: { run: Run; steps: readonly StepRun[] }, report: Report): void {
  const { id, state, attempt, durationMs, error, output } = run;
  report.value({
    runId: id,
    state,
    attempt,
    durationMs,
    ...(error === undefined ? {} : { error }),
    ...(output === undefined ? {} : { output }),
    steps: steps.map(({ path, kind, state: ended, durationMs: took, error: failed }) => ({
      ...{ path, kind, state: ended, durationMs: took },
      ...(failed === undefined ? {} : { error: failed }),
    })),
  });
  report.note(`run ${id}: ${STATE_WORDS[state]} after ${duration(durationMs)}`);
  if (output !== undefined && output !== null) report.answer(stringifyJson(output, 2));
  const fault = faultOf(run);
  if (fault) throw fault;
}
