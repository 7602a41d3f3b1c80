/**
 * Repeated calls. The first call with a key takes it for its run; later ones in the window get the first one's answer and
 * are recorded as its duplicates.
 *
 * free → taken by a run that is being accepted → held by an accepted run → free (window over, or the run was never accepted)
 *
 * A key whose run has no row after `GRACE_MS` was taken by a process that died before accepting: the next call takes it
 * over. Must never happen: an event lost because its key outlived a crash.
 */
import { claimDedupeKey, findAnswer, takeOverDedupeKey } from '@flowbridge/db';
import type { HttpAnswer } from '@flowbridge/engine';
import { parseJson } from '@flowbridge/expression';
import { answerOfOutcome, isEnded, type Runtime } from '@flowbridge/runtime';

const GRACE_MS = 500;
const POLL_MS = 20;

export type DedupeClaim = { tenantId: string; flowId: string; key: string; windowMs: number };

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Takes the key for `runId`. Answers undefined when it is now this run's, else the id of the accepted run that holds it. */
export async function takeDedupeKey(
  runtime: Runtime,
  claim: DedupeClaim,
  runId: string,
): Promise<string | undefined> {
  for (;;) {
    const holder = await claimDedupeKey(runtime.db, { ...claim, runId });
    if (holder === runId) return undefined;
    const until = Date.now() + GRACE_MS;
    do {
      if (await findAnswer(runtime.db, { tenantId: claim.tenantId, runId: holder })) return holder;
      await pause(POLL_MS);
    } while (Date.now() < until);
    const { flowId, key } = claim;
    if (await takeOverDedupeKey(runtime.db, { flowId, key, from: holder, to: runId })) return undefined;
  }
}

/**
 * The answer the first run gave, as soon as there is one; for a run that failed before it could answer, its failure.
 * Undefined when it ended otherwise without one, or `timeoutMs` passed.
 */
export async function awaitFirstAnswer(
  runtime: Runtime,
  first: { tenantId: string; runId: string },
  timeoutMs: number,
): Promise<HttpAnswer | undefined> {
  const until = Date.now() + timeoutMs;
  for (let wait = POLL_MS; ; wait = Math.min(wait * 1.5, 500)) {
    const found = await findAnswer(runtime.db, first);
    if (found?.answerJson) return parseJson(found.answerJson) as HttpAnswer;
    if (found?.errorJson && (found.state === 'failed' || found.state === 'cancelled')) {
      const error = parseJson(found.errorJson) as { code: string; message: string };
      return answerOfOutcome({ state: found.state, error }, first.runId);
    }
    if (!found || isEnded(found.state) || Date.now() + wait > until) return undefined;
    await pause(wait);
  }
}
