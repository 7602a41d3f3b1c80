/**
 * Repeated calls. The first call with a key takes it for its run; later ones in the window get the first one's answer and
 * are recorded as its duplicates.
 *
 * free → taken by a run that is being accepted → held by an accepted run → free (window over, or the run was never accepted)
 *
 * A key whose run has no row yet belongs to a node that is writing that row, however slowly. It is taken over only when that
 * node is dead, or took it so long ago that it must have given up. Until then repeats wait, and are told to come again. Must
 * never happen: one event accepted twice because its first commit was slow; an event lost because its key outlived a crash.
 */
import { claimDedupeKey, findAnswer, getRun, releaseDedupeKey, takeOverDedupeKey } from '@flowbridge/db';
import type { HttpAnswer } from '@flowbridge/engine';
import { parseJson } from '@flowbridge/expression';
import { SILENT_SECONDS } from '@flowbridge/queue';
import { answerOfOutcome, isEnded, type RunHead, type Runtime } from '@flowbridge/runtime';
import { HookRefusal } from './hook-refusal.ts';

/** Far beyond the time a journal tries to write a row (30 s): a run without one by then will never have one. */
const ABANDONED_SECONDS = 600;
const FIRST_POLL_MS = 20;
const LONGEST_POLL_MS = 500;
const RELEASE_TRIES = 6;

export type DedupeClaim = { tenantId: string; flowId: string; key: string; windowMs: number };

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Takes the key for `runId`. Answers undefined when it is now this run's, else the id of the accepted run that holds it.
 * While another call with the key is being accepted it waits, at most `patienceMs`; then it throws `HookRefusal`.
 */
export async function takeDedupeKey(
  runtime: Runtime,
  claim: DedupeClaim,
  { runId, patienceMs }: { runId: string; patienceMs: number },
): Promise<string | undefined> {
  const { db, nodeId } = runtime;
  const { tenantId, flowId, key } = claim;
  const until = Date.now() + patienceMs;
  for (let wait = FIRST_POLL_MS; ; wait = Math.min(wait * 1.5, LONGEST_POLL_MS)) {
    const holder = await claimDedupeKey(db, { ...claim, runId, nodeId });
    if (holder === runId) return undefined;
    if (await findAnswer(db, { tenantId, runId: holder })) return holder;
    const silence = { silentSeconds: SILENT_SECONDS, abandonedSeconds: ABANDONED_SECONDS };
    const from = { flowId, key, from: holder, to: runId, nodeId };
    if (await takeOverDedupeKey(db, { ...from, ...silence })) return undefined;
    if (Date.now() + wait > until) {
      throw new HookRefusal('dedupe.pending', 'A call with the same key is being accepted at this moment.', {
        headers: { 'retry-after': '1' },
      });
    }
    await pause(wait);
  }
}

/**
 * Frees a key whose run was not accepted, or was skipped, so that the next call is the first. While the database is away it
 * tries again for some seconds; after that the key frees itself. Never rejects: there is no need to wait for it.
 */
export async function freeDedupeKey(
  { db, log }: Runtime,
  { head, key, skipped = false }: { head: RunHead; key: string; skipped?: boolean },
): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await releaseDedupeKey(db, { flowId: head.flowId, key, runId: head.id, skipped });
    } catch (error) {
      if (tried === RELEASE_TRIES) return log.warn({ err: error }, 'a dedupe key could not be freed');
      await pause(250 * 2 ** tried);
    }
  }
}

/**
 * The answer the first run gave, as soon as there is one; of a run that ended without, what its caller would have got.
 * Undefined when `timeoutMs` passed.
 */
export async function awaitFirstAnswer(
  { db }: Runtime,
  first: { tenantId: string; runId: string },
  timeoutMs: number,
): Promise<HttpAnswer | undefined> {
  const until = Date.now() + timeoutMs;
  for (let wait = FIRST_POLL_MS; ; wait = Math.min(wait * 1.5, LONGEST_POLL_MS)) {
    const found = await findAnswer(db, first);
    if (found?.answerJson) return parseJson(found.answerJson) as HttpAnswer;
    if (!found) return undefined;
    if (isEnded(found.state)) return answerOfEnded(db, first);
    if (Date.now() + wait > until) return undefined;
    await pause(wait);
  }
}

async function answerOfEnded(
  db: Runtime['db'],
  { tenantId, runId }: { tenantId: string; runId: string },
): Promise<HttpAnswer | undefined> {
  const run = await getRun(db, { tenantId, runId });
  const state = run?.state;
  if (!run || !isOutcome(state)) return undefined;
  const error =
    run.errorJson === null ? undefined : (parseJson(run.errorJson) as { code: string; message: string });
  return answerOfOutcome(
    {
      state,
      output: run.outputJson === null ? undefined : parseJson(run.outputJson),
      ...(error === undefined ? {} : { error }),
    },
    runId,
  );
}

function isOutcome(state: string | undefined): state is Parameters<typeof answerOfOutcome>[0]['state'] {
  return (
    state === 'succeeded' || state === 'completedWithFailures' || state === 'failed' || state === 'cancelled'
  );
}
