/**
 * An accepted call becomes a run, under its flow's overlap policy: executed here while its caller waits, or left to the
 * queue.
 */
import { maxParallel } from '@flowbridge/db';
import {
  acceptRun,
  answerOfOutcome,
  type Beginning,
  beginUnderOverlap,
  endBroken,
  executeAttempt,
  offerPlace,
  type RunHead,
  type RunningAttempt,
  type Runtime,
  recordSkipped,
} from '@flowbridge/runtime';
import { type AcceptedCall, answerWithinMs } from './accepted-call.ts';
import { freeDedupeKey } from './dedupe.ts';
import type { HookContext } from './hook-context.ts';
import { HookRefusal } from './hook-refusal.ts';
import { writeAnswer, writeJson, writeRefusal } from './write-answer.ts';

/** The caller gets 202 once the run is durable in the queue. */
export async function queueCall({ runtime, metrics }: HookContext, call: AcceptedCall): Promise<void> {
  const { head, json, response, endpoint, keys } = call;
  let openRunId: string | undefined;
  try {
    openRunId = await acceptRun(runtime, head, json, { overlap: endpoint.overlap, keys });
  } catch (error) {
    forgetKey(runtime, head);
    throw error;
  }
  if (openRunId !== undefined) return await answerSkipped(runtime, call, openRunId);
  metrics.accepted.inc({ mode: 'queued', trigger: 'http' });
  writeJson(response, 202, { runId: head.id }, head.id);
}

/** Executes the run in this process. The caller gets the flow's answer, or 504 while the run goes on. */
export async function executeCall(context: HookContext, call: AcceptedCall): Promise<void> {
  const { runtime, lane, limits, metrics } = context;
  const { head } = call;
  if (lane.running >= limits.syncRuns) {
    forgetKey(runtime, head);
    throw new HookRefusal('hook.busy', 'This runner executes as many calls as it can; try again shortly.', {
      headers: { 'retry-after': '1' },
    });
  }
  lane.running += 1;
  const stopTimer = metrics.syncSeconds.startTimer();
  try {
    const attempt = await beginCall(context, call);
    if (!attempt) return;
    metrics.accepted.inc({ mode: 'sync', trigger: 'http' });
    await answerFrom(context, call, attempt);
    if (call.endpoint.overlap) await offerPlace(runtime, head);
  } finally {
    stopTimer();
    lane.running -= 1;
    lane.endedAtMs = Date.now();
  }
}

/** Begins the run; undefined when its flow's overlap policy did not let it, and the caller knows. */
async function beginCall({ runtime }: HookContext, call: AcceptedCall): Promise<RunningAttempt | undefined> {
  const { head, endpoint, response, json, keys } = call;
  const begin = () =>
    executeAttempt(
      runtime,
      {
        head,
        flowName: endpoint.flowName,
        version: endpoint.version.number,
        planned: endpoint.planned,
        bindings: endpoint.bindings,
        tenant: call.tenant,
        trigger: call.value,
        triggerJson: json,
        keys,
        startedAtMs: head.acceptedAtMs,
      },
      (answer) => writeAnswer(response, answer, head.id),
    );
  const { overlap } = endpoint;
  if (maxParallel(overlap) === undefined) return begin();
  const waitMs = answerWithinMs(call.trigger);
  let beginning: Beginning;
  try {
    beginning = await beginUnderOverlap(runtime, { head, overlap, waitMs }, begin);
  } catch (error) {
    forgetKey(runtime, head);
    throw error;
  }
  switch (beginning.kind) {
    case 'begun':
      return beginning.attempt;
    case 'skipped': {
      const { openRunId } = beginning;
      await recordSkipped(runtime, head, { triggerJson: json, keys, openRunId });
      await answerSkipped(runtime, call, openRunId);
      return undefined;
    }
    case 'full':
      forgetKey(runtime, head);
      throw new HookRefusal(
        'run.tooManyRunning',
        `${beginning.max} of ${beginning.max} runs of this flow are running; try again shortly.`,
        { headers: { 'retry-after': '1' }, details: { max: beginning.max } },
      );
  }
}

/** Answers the caller from the run that has begun: with the flow's answer, else its end, or 504 while it goes on. */
async function answerFrom(
  { runtime, metrics }: HookContext,
  { head, response, trigger }: AcceptedCall,
  attempt: RunningAttempt,
): Promise<void> {
  const timeoutMs = answerWithinMs(trigger);
  const timer = setTimeout(() => {
    const refusal = new HookRefusal(
      'run.timeout',
      `The flow did not answer within ${timeoutMs} ms; it goes on.`,
    );
    attempt.journal.flush().then(
      () => writeRefusal(response, refusal, head.id),
      () => undefined,
    );
  }, timeoutMs);
  try {
    const outcome = await attempt.ended;
    metrics.ended.inc({ state: outcome.state, mode: 'sync' });
    // A run that waits without having answered goes on later: its caller is told where to look.
    if (outcome.state === 'suspended') writeJson(response, 202, { runId: head.id }, head.id);
    else writeAnswer(response, answerOfOutcome(outcome, head.id), head.id);
  } catch (error) {
    writeRefusal(response, new HookRefusal('hook.unavailable', 'The run could not be recorded.'), head.id);
    await endBroken(runtime, { head, startedAtMs: head.acceptedAtMs }, error);
    forgetKey(runtime, head);
  } finally {
    clearTimeout(timer);
  }
}

/** The flow's policy did not let the run be made; it is recorded as skipped. A repeated call may try again. */
async function answerSkipped(
  runtime: Runtime,
  { head, response }: AcceptedCall,
  openRunId: string,
): Promise<void> {
  if (head.dedupeKey !== undefined)
    await freeDedupeKey(runtime, { head, key: head.dedupeKey, skipped: true });
  const refusal = new HookRefusal('run.skipped', 'Another run of this flow has not ended.', {
    details: { openRunId },
  });
  writeRefusal(response, refusal, head.id);
}

/** The run was not accepted: the next call with its key is the first. */
function forgetKey(runtime: Runtime, head: RunHead): void {
  if (head.dedupeKey !== undefined) void freeDedupeKey(runtime, { head, key: head.dedupeKey });
}
