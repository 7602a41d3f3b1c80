/** A synchronous call: its run is executed in this process, under its flow's overlap policy, and answers the caller. */
import { maxParallel } from '@flowbridge/db';
import {
  answerOfOutcome,
  type Beginning,
  beginUnderOverlap,
  endBroken,
  executeAttempt,
  offerPlace,
  type RunHead,
  type RunningAttempt,
  recordSkipped,
} from '@flowbridge/runtime';
import { type AcceptedCall, answerSkipped, DEFAULT_TIMEOUT_MS, forgetKey } from './accepted-call.ts';
import type { HookContext } from './hook-context.ts';
import { HookRefusal } from './hook-refusal.ts';
import { writeAnswer, writeJson, writeRefusal } from './write-answer.ts';

/** Executes the run in this process. The caller gets the flow's answer, or 504 while the run goes on. */
export async function executeNow(context: HookContext, call: AcceptedCall): Promise<void> {
  const { runtime, lane, limits, metrics } = context;
  const { head } = call;
  if (lane.running >= limits.syncRuns) {
    await forgetKey(runtime, head);
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
    if (call.endpoint.overlap) await offer(context, head);
  } finally {
    stopTimer();
    lane.running -= 1;
    lane.endedAtMs = Date.now();
  }
}

async function offer({ runtime }: HookContext, head: RunHead): Promise<void> {
  try {
    await offerPlace(runtime, head);
  } catch (error) {
    // The next look for stranded runs does the same.
    runtime.log.warn({ err: error, flowId: head.flowId }, 'a place that became free could not be offered');
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
  const waitMs = call.trigger.config.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  let beginning: Beginning;
  try {
    beginning = await beginUnderOverlap(runtime, { head, overlap, waitMs }, begin);
  } catch (error) {
    await forgetKey(runtime, head);
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
      await forgetKey(runtime, head);
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
  const timeoutMs = trigger.config.timeoutMs ?? DEFAULT_TIMEOUT_MS;
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
  } finally {
    clearTimeout(timer);
  }
}
