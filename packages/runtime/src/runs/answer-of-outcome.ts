import type { HttpAnswer, RunOutcome } from '@flowbridge/engine';

/** What the caller of a run gets that ended without a respond step: its last output, or the reason it failed. */
export function answerOfOutcome(outcome: RunOutcome, runId: string): HttpAnswer {
  switch (outcome.state) {
    case 'succeeded':
    case 'completedWithFailures':
      return outcome.output === undefined
        ? { status: 204, headers: [], bodyType: 'empty' }
        : { status: 200, headers: [], bodyType: 'json', body: outcome.output };
    case 'failed':
      return problem({
        code: outcome.error?.code ?? 'run.failed',
        detail: outcome.error?.message ?? 'The run failed.',
        path: outcome.error?.path,
        runId,
      });
    case 'cancelled':
      return problem({ code: 'run.cancelled', detail: 'The run was cancelled.', runId });
  }
}

function problem(body: Record<string, unknown>): HttpAnswer {
  return {
    status: 500,
    headers: [{ name: 'content-type', value: 'application/problem+json' }],
    bodyType: 'json',
    body: { title: 'The flow failed', status: 500, ...body },
  };
}
