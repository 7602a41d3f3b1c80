import { Refusal } from '../../contract/refusal.ts';
import type { FamilyRefusal } from '../../contract/upgrades.ts';
import type { ApiDeps } from '../../deps.ts';

/** A refusal, and even a surprise, is the answer of that family: the others go on. */
export async function attempt<Result>(
  deps: ApiDeps,
  work: () => Promise<Result>,
): Promise<Result | FamilyRefusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, message, path } = error;
      return { ok: false, code, message, ...(path ? { path } : {}) };
    }
    deps.log.error({ err: error }, 'a family could not be upgraded');
    return { ok: false, code: 'internalError', message: 'internalError' };
  }
}
