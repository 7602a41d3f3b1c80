import { listIterations as queryIterations } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { IterationPage, ListIterationsInput } from '../contract/runs.ts';
import type { ApiDeps } from '../deps.ts';
import { findAttempt } from './find-run.ts';

const PAGE = 100;

/** A window of a loop's items that the journal kept. */
export async function listIterations(
  deps: ApiDeps,
  access: Access,
  { id, attempt: asked, loopPath, limit = PAGE, ...window }: ListIterationsInput,
): Promise<IterationPage> {
  const { attempt } = await findAttempt(deps, access, { id, attempt: asked });
  const loop = { tenantId: access.tenantId, runId: id, attempt, loopPath };
  return queryIterations(deps.db, { ...loop, ...window, limit });
}
