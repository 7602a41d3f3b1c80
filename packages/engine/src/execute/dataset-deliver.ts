/**
 * Delivers a dataset's waiting records in batches, each through the body, up to `concurrency` at the same time.
 *
 * The number of a batch is its address in the journal (`deliver[12]/post`) and belongs to its records for ever: batches left
 * open by an earlier execution come first, under their own numbers and with their own records, so that what the journal knows
 * about their calls is found again; new batches get numbers never used in this run. Must never happen: a journalled
 * result taken for other records than those it was about. Output `{ delivered, failed, parked, batches }`.
 */
import { sampleLoop } from '../journal-policy/loop-sampler.ts';
import { flushJournal, JournalInterruption } from '../journal-policy/recorder.ts';
import type { BatchRecord, Settlement } from '../ledger-port.ts';
import { compileEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import { forkFrame } from '../scope/fork-frame.ts';
import { leaveLoop } from '../scope/loop-scope.ts';
import { askLedger } from './ask-ledger.ts';
import { CANCELLED, type Completion, NEXT } from './completion.ts';
import { deliverBatch } from './deliver-batch.ts';
import type { Delivery, DeliveryPlan } from './delivery.ts';
import { type LoopRun, startLoop } from './loop-run.ts';
import { joinCompletions } from './parallel.ts';
import type { Executed, StepCall } from './step-call.ts';
import { withheld } from './withhold.ts';

const BATCH_RECORDS = 100;
const RETRY: Settlement['retry'] = { times: 5, delayMs: 60_000 };

export const compileDatasetDeliver: StepCompiler<'datasetDeliver'> = (step, context) => {
  const { dataset, batchSize, concurrency, maxRecords, retry, results, mapped } = step.config;
  const plan: DeliveryPlan = {
    dataset,
    batchSize: batchSize ?? BATCH_RECORDS,
    concurrency: concurrency ?? 1,
    maxRecords: maxRecords ?? Number.POSITIVE_INFINITY,
    retry: retry ?? RETRY,
    results: results === undefined ? undefined : compileEvaluator(results, 'results'),
    mapped: mapped === undefined ? undefined : compileEvaluator(mapped, 'mapped'),
    body: context.lane('body'),
    names: context.bodyNames(),
    loop: context.loopIndex(),
  };
  return (call) => deliver(call, plan);
};

async function deliver(call: StepCall, plan: DeliveryPlan): Promise<Executed> {
  const { run } = call;
  const { dataset, batchSize, concurrency } = plan;
  call.input = { dataset, batchSize, concurrency };
  if (run.test.dryRun === true) return withheld(call);
  call.effect = true;
  call.durable = true;
  await flushJournal(run.ports.journal);
  run.unflushedEffect = false;
  const delivery = await begin(call, plan);
  const workers = Array.from({ length: concurrency }, () => work(delivery));
  const completion = joinCompletions(await allEnded(workers));
  if (call.frame.recorder.isDirect()) run.ports.journal.loopProgress(call.path, delivery.loopCounts);
  return { completion, output: delivery.totals };
}

async function begin(call: StepCall, plan: DeliveryPlan): Promise<Delivery> {
  const { run, path } = call;
  const progress = await askLedger(run, (ledger) => ledger.delivery({ dataset: plan.dataset, path }));
  const { delivered, failed, parked, batches } = progress.counts;
  return {
    plan,
    call,
    open: [...progress.open],
    next: progress.next,
    room: plan.maxRecords - delivered - failed - parked,
    taking: Promise.resolve(),
    over: false,
    totals: progress.counts,
    loopCounts: { total: batches, succeeded: batches, failed: 0 },
    calling: new Set(run.plan.steps.filter(({ kind }) => kind === 'callFlow').map(({ id }) => id)),
  };
}

/** Takes batches until nothing waits; answers how its last one ended. */
async function work(delivery: Delivery): Promise<Completion> {
  const { plan, call } = delivery;
  const { run, frame, step } = call;
  const sampler = sampleLoop(
    { parent: frame.recorder, purse: run.purse, loop: plan.loop, logging: step.logging },
    undefined,
  );
  const own: StepCall = { ...call, frame: forkFrame(frame, run.plan.variables) };
  const loop: LoopRun = {
    ...startLoop(own, { names: plan.names, sampler, total: 0 }),
    counts: delivery.loopCounts,
  };
  const leave = (): void => {
    leaveLoop(loop.scopeState);
    sampler.end();
  };
  try {
    const completion = await deliverBatches(delivery, loop);
    if (completion.kind !== 'next') delivery.over = true;
    leave();
    return completion;
  } catch (error) {
    delivery.over = true;
    if (!(error instanceof JournalInterruption)) leave();
    throw error;
  }
}

async function deliverBatches(delivery: Delivery, loop: LoopRun): Promise<Completion> {
  const { signal } = delivery.call.run;
  for (;;) {
    const taken = signal.aborted ? undefined : await takeInTurn(delivery);
    if (signal.aborted) return CANCELLED;
    if (taken === undefined) return NEXT;
    delivery.loopCounts.total += 1;
    const completion = await deliverBatch(delivery, loop, taken);
    if (completion.kind !== 'next') return completion;
  }
}

type Taken = { batch: number; records: readonly BatchRecord[] };

function takeInTurn(delivery: Delivery): Promise<Taken | undefined> {
  const take = () => takeBatch(delivery);
  const taken = delivery.taking.then(take, take);
  delivery.taking = taken;
  return taken;
}

async function takeBatch(delivery: Delivery): Promise<Taken | undefined> {
  const { plan, call } = delivery;
  const claim = (batch: number, size: number) =>
    askLedger(call.run, (ledger) =>
      ledger.claimBatch({ dataset: plan.dataset, path: call.path, batch, size }),
    );
  while (!delivery.over) {
    const open = delivery.open.shift();
    if (open !== undefined) {
      const records = await claim(open, plan.batchSize);
      delivery.room -= records.length;
      if (records.length > 0) return { batch: open, records };
      continue;
    }
    const size = Math.min(plan.batchSize, delivery.room);
    if (size <= 0) return undefined;
    delivery.room -= size;
    const batch = delivery.next;
    delivery.next += 1;
    const records = await claim(batch, size);
    delivery.room += size - records.length;
    if (records.length > 0) return { batch, records };
    delivery.over = true;
  }
  return undefined;
}

/** Waits for every worker, also when one of them fails: nothing may go on behind the step's back. */
async function allEnded(workers: readonly Promise<Completion>[]): Promise<Completion[]> {
  const ends = await Promise.allSettled(workers);
  const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  if (faults.length > 0) throw faults.find((fault) => fault instanceof JournalInterruption) ?? faults[0];
  return ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
}
