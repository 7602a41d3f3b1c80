/**
 * One batch of a delivery: its body, then what became of its records, durable before the next batch. A batch whose body was
 * interrupted (cancel, end of the run, a limit) is not settled here: whoever goes on with the run is given it again,
 * and the ledger takes it back when nobody does.
 */
import { engineFailure } from '../failure/codes.ts';
import { watchWrites } from '../journal-policy/watch-writes.ts';
import type { BatchRecord, SettledRecord } from '../ledger-port.ts';
import type { Evaluator } from '../plan/evaluator.ts';
import type { Frame } from '../scope/frame.ts';
import { askLedger } from './ask-ledger.ts';
import { failureOf, settledByAnswers, settledByFailure } from './batch-outcome.ts';
import { type Completion, NEXT } from './completion.ts';
import type { Delivery } from './delivery.ts';
import { failIteration } from './fail-iteration.ts';
import { beginTurn, endTurn, type LoopRun } from './loop-run.ts';
import { walkLane } from './walk-lane.ts';

export async function deliverBatch(
  delivery: Delivery,
  loop: LoopRun,
  { batch, records }: { batch: number; records: readonly BatchRecord[] },
): Promise<Completion> {
  const { plan, call } = delivery;
  loop.index = batch;
  const frame = beginTurn(loop, { records, count: records.length });
  const writes = watchWrites(frame.recorder, delivery.calling);
  frame.recorder = writes.recorder;
  const walked = await walkLane(plan.body, frame, call.run);
  let settled: SettledRecord[] | undefined;
  const completion =
    walked.kind === 'next'
      ? await failIteration(loop, { frame, index: batch }, async () => {
          settled = settledByAnswers(records, await readAnswers(delivery, frame));
          return NEXT;
        })
      : walked;
  // The body went to its end: what it sent is with the target, only what the target said cannot be told.
  const sent = walked.kind === 'next' || writes.mayHaveHappened();
  settled ??= settledByEnd(records, completion, sent);
  endTurn(loop, completion);
  if (settled === undefined) return completion;
  await settle(delivery, batch, settled);
  return NEXT;
}

async function readAnswers({ plan, call }: Delivery, frame: Frame) {
  const read = async (evaluator: Evaluator | undefined) => evaluator?.evaluate(frame, call.run.env);
  return { results: await read(plan.results), mapped: await read(plan.mapped) };
}

/** Undefined: the batch is not over. */
function settledByEnd(
  records: readonly BatchRecord[],
  completion: Completion,
  sent: boolean,
): SettledRecord[] | undefined {
  switch (completion.kind) {
    case 'failed':
      return completion.final ? undefined : settledByFailure(records, failureOf(completion.error), sent);
    case 'break':
    case 'continue': {
      const { kind } = completion;
      const { failure } = engineFailure('notInLoop', `${kind} out of a batch`, { kind });
      return settledByFailure(records, failure, sent);
    }
    default:
      return undefined;
  }
}

async function settle(delivery: Delivery, batch: number, records: SettledRecord[]): Promise<void> {
  const { plan, call } = delivery;
  const settlement = { dataset: plan.dataset, path: call.path, batch, records, retry: plan.retry };
  delivery.totals = await askLedger(call.run, (ledger) => ledger.settle(settlement));
  if (records.some(({ outcome }) => outcome !== 'delivered')) call.run.tolerated += 1;
}
