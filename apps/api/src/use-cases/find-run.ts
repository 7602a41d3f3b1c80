import { getRun, type RunDetail } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import { notFound } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';

/** The tenant's run with its input and output, or the refusal `notFound`. */
export async function findRun(deps: ApiDeps, access: Access, id: string): Promise<RunDetail> {
  const run = await getRun(deps.db, { tenantId: access.tenantId, runId: id });
  if (!run) throw notFound('run');
  return run;
}

/** The tenant's run, of which the attempt's number is checked; `attempt` absent means the newest. */
export async function findAttempt(
  deps: ApiDeps,
  access: Access,
  { id, attempt }: { id: string; attempt?: number | undefined },
): Promise<{ run: RunDetail; attempt: number }> {
  const run = await findRun(deps, access, id);
  const number = attempt ?? run.attempt;
  if (number > run.attempt) throw notFound('attempt');
  return { run, attempt: number };
}
