import type { EndedOutcome, HttpAnswer } from '@flowbridge/engine';

type EndedRun = Pick<EndedOutcome, 'state' | 'output'> & {
  error?: { code: string; message: string; path?: string };
};

/** What the caller of a run gets that ended without a respond step: its last output, or the reason it failed. */
export function answerOfOutcome(outcome: EndedRun, runId: string): HttpAnswer {
  switch (outcome.state) {
    case 'succeeded':
    case 'completedWithFailures':
      return outcome.output === undefined
        ? { status: 204, headers: [], bodyType: 'empty' }
        : { status: 200, headers: [], bodyType: 'json', body: outcome.output };
    case 'failed':
      return problem({
        code: outcome.error?.code ?? 'run.failed',
        detail: detailOf(outcome.error),
        path: outcome.error?.path,
        runId,
      });
    case 'cancelled':
      return problem({ code: 'run.cancelled', detail: 'The run was cancelled.', runId });
  }
}

/** An exception's own text stays in the log: it may tell a caller what is inside. */
function detailOf(error: EndedRun['error']): string {
  if (error === undefined) return 'The run failed.';
  return error.code === 'internalError' ? 'Something unforeseen happened in a step.' : error.message;
}

function problem(body: Record<string, unknown>): HttpAnswer {
  return {
    status: 500,
    headers: [{ name: 'content-type', value: 'application/problem+json' }],
    bodyType: 'json',
    body: { title: 'The flow failed', status: 500, ...body },
  };
}
