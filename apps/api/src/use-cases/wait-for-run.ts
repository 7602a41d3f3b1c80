import type { Access } from '../contract/access.ts';
import type { ApiDeps } from '../deps.ts';
import { watchRun } from './watch-run.ts';

/** True when the run ended within `waitMs`; false when it goes on, or the caller left. */
export async function waitForRun(
  deps: ApiDeps,
  access: Access,
  { id, waitMs, signal }: { id: string; waitMs: number; signal: AbortSignal },
): Promise<boolean> {
  const enough = AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
  for await (const progress of watchRun(deps, access, { id }, enough)) {
    if (progress.ended) return true;
  }
  return false;
}
