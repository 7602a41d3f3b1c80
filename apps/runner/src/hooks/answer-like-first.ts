import type { HttpAnswer } from '@flowbridge/engine';
import { recordDuplicate } from '@flowbridge/runtime';
import { type AcceptedCall, answerWithinMs } from './accepted-call.ts';
import { awaitFirstAnswer } from './dedupe.ts';
import type { HookContext } from './hook-context.ts';
import { HookRefusal } from './hook-refusal.ts';
import { writeAnswer, writeJson, writeRefusal } from './write-answer.ts';

/** A repeated call: the same answer as the first, recorded as its duplicate. */
export async function answerLikeFirst(
  { runtime, metrics }: HookContext,
  { head, json, response, trigger }: AcceptedCall,
  firstRunId: string,
): Promise<void> {
  const { dedupeKey: _key, ...unkeyed } = head;
  await recordDuplicate(runtime, { ...unkeyed, duplicateOf: firstRunId }, json);
  metrics.duplicates.inc();
  if (trigger.config.answer === 'async') {
    writeJson(response, 202, { runId: firstRunId }, firstRunId);
    return;
  }
  const first = { tenantId: head.tenantId, runId: firstRunId };
  const answer: HttpAnswer | undefined = await awaitFirstAnswer(runtime, first, answerWithinMs(trigger));
  if (answer) writeAnswer(response, answer, firstRunId);
  else {
    const detail = 'The first call with the same key has not been answered yet.';
    writeRefusal(response, new HookRefusal('run.timeout', detail), firstRunId);
  }
}
