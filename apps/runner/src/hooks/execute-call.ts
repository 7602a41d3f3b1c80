/** An accepted call becomes a run: executed here while its caller waits, or left to the queue. */
import {
  acceptRun,
  answerOfOutcome,
  endBroken,
  executeAttempt,
  type RunHead,
  type Runtime,
} from '@flowbridge/runtime';
import { type AcceptedCall, answerWithinMs } from './accepted-call.ts';
import { freeDedupeKey } from './dedupe.ts';
import type { HookContext } from './hook-context.ts';
import { HookRefusal } from './hook-refusal.ts';
import { writeAnswer, writeJson, writeRefusal } from './write-answer.ts';

/** The caller gets 202 once the run is durable in the queue. */
export async function queueCall(
  { runtime, metrics }: HookContext,
  { head, json, response }: AcceptedCall,
): Promise<void> {
  try {
    await acceptRun(runtime, head, json);
  } catch (error) {
    forgetKey(runtime, head);
    throw error;
  }
  metrics.accepted.inc({ mode: 'queued', trigger: 'http' });
  writeJson(response, 202, { runId: head.id }, head.id);
}

/** Executes the run in this process. The caller gets the flow's answer, or 504 while the run goes on. */
export async function executeCall(context: HookContext, call: AcceptedCall): Promise<void> {
  const { runtime, lane, limits, metrics } = context;
  const { head, response, endpoint, tenant } = call;
  if (lane.running >= limits.syncRuns) {
    forgetKey(runtime, head);
    throw new HookRefusal('hook.busy', 'This runner executes as many calls as it can; try again shortly.', {
      headers: { 'retry-after': '1' },
    });
  }
  lane.running += 1;
  const stopTimer = metrics.syncSeconds.startTimer();
  const timeoutMs = answerWithinMs(call.trigger);
  const attempt = executeAttempt(
    runtime,
    {
      head,
      flowName: endpoint.flowName,
      version: endpoint.version.number,
      planned: endpoint.planned,
      bindings: endpoint.bindings,
      tenant,
      trigger: call.value,
      triggerJson: call.json,
      startedAtMs: head.acceptedAtMs,
    },
    (answer) => writeAnswer(response, answer, head.id),
  );
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
    metrics.accepted.inc({ mode: 'sync', trigger: 'http' });
    const outcome = await attempt.ended;
    metrics.ended.inc({ state: outcome.state, mode: 'sync' });
    writeAnswer(response, answerOfOutcome(outcome, head.id), head.id);
  } catch (error) {
    writeRefusal(response, new HookRefusal('hook.unavailable', 'The run could not be recorded.'), head.id);
    await endBroken(runtime, { head, startedAtMs: head.acceptedAtMs }, error);
    forgetKey(runtime, head);
  } finally {
    clearTimeout(timer);
    stopTimer();
    lane.running -= 1;
  }
}

/** The run was not accepted: the next call with its key is the first. */
function forgetKey(runtime: Runtime, head: RunHead): void {
  if (head.dedupeKey !== undefined) freeDedupeKey(runtime, head, head.dedupeKey);
}
