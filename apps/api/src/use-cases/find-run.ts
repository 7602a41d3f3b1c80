import { getRun, listAttempts, type RunDetail } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import { notFound } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';

/** The tenant's run with its input and output, or the refusal `notFound`. */
export async function findRun(
  deps: ApiDeps,
  access: Access,
  id: string,
  { leaveLarge = false }: { leaveLarge?: boolean } = {},
): Promise<RunDetail> {
  const run = await getRun(deps.db, { tenantId: access.tenantId, runId: id, leaveLarge });
  if (!run) throw notFound('run');
  return run;
}

/**
 * The tenant's run, of which the attempt's number is checked; `attempt` absent means the newest. `countsJson` are that
 * attempt's. Large input and output are left out: every look at a step comes through here.
 */
export async function findAttempt(
  deps: ApiDeps,
  access: Access,
  { id, attempt }: { id: string; attempt?: number | undefined },
): Promise<{ run: RunDetail; attempt: number; countsJson: string | null }> {
  const run = await findRun(deps, access, id, { leaveLarge: true });
  const number = attempt ?? run.attempt;
  if (number > run.attempt) throw notFound('attempt');
  if (number === run.attempt) return { run, attempt: number, countsJson: run.countsJson };
  const attempts = await listAttempts(deps.db, { tenantId: access.tenantId, runId: id });
  const countsJson = attempts.find((each) => each.number === number)?.countsJson ?? null;
  return { run, attempt: number, countsJson };
}
