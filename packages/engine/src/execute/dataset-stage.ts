/**
 * Puts records into a dataset, a thousand at a time: memory does not grow with the list beyond the list itself. Each chunk
 * is durable by itself and is not counted twice when a runner that takes over comes by again.
 * Output `{ new, changed, unchanged, total }`.
 */
import { engineFailure } from '../failure/codes.ts';
import { flushJournal } from '../journal-policy/recorder.ts';
import type { StageCounts, StagedRecord } from '../ledger-port.ts';
import { after } from '../maybe-promise.ts';
import { compileEvaluator, compileFields, type Evaluator, type FieldsEvaluator } from '../plan/evaluator.ts';
import type { StepCompiler } from '../plan/plan.ts';
import type { Frame } from '../scope/frame.ts';
import { valueKind } from '../value/value-kind.ts';
import { askLedger } from './ask-ledger.ts';
import { breathe, isBreathDue } from './breathe.ts';
import { NEXT } from './completion.ts';
import { evaluate } from './evaluate.ts';
import { describeItems, loopItems } from './loop-items.ts';
import type { Executed, StepCall } from './step-call.ts';
import { withheld } from './withhold.ts';

const CHUNK_RECORDS = 1_000;
/** Records between two looks at the clock. */
const CLOCK_RECORDS = 64;
/** The key stands in the dataset's primary index. */
const LONGEST_KEY = 400;

type StagePlan = {
  dataset: string;
  key: Evaluator;
  fields: FieldsEvaluator;
  hash: Evaluator | undefined;
};

export const compileDatasetStage: StepCompiler<'datasetStage'> = (step) => {
  const { dataset, records, key, fields, hash } = step.config;
  const source = compileEvaluator(records, 'records');
  const plan: StagePlan = {
    dataset,
    key: compileEvaluator(key, 'key'),
    fields: compileFields(fields ?? {}, 'fields'),
    hash: hash === undefined ? undefined : compileEvaluator(hash, 'hash'),
  };
  return (call) =>
    after(evaluate(call, source), (value) => stageAll(call, plan, loopItems(value, 'records')));
};

async function stageAll(call: StepCall, plan: StagePlan, items: readonly unknown[]): Promise<Executed> {
  const { run, path } = call;
  call.input = { dataset: plan.dataset, ...describeRecords(items) };
  if (run.test.dryRun === true) return withheld(call);
  call.effect = true;
  call.durable = true;
  call.outside = true;
  await flushJournal(run.ports.journal);
  run.unflushedEffect = false;
  let counts: StageCounts = { new: 0, changed: 0, unchanged: 0 };
  let from = 0;
  do {
    const records = await readChunk(call, plan, items.slice(from, from + CHUNK_RECORDS), from);
    if (run.signal.aborted) throw new Error('engine/aborted-before-staging');
    const chunk = { dataset: plan.dataset, path, from, records };
    counts = await askLedger(run, (ledger) => ledger.stage(chunk));
    from += CHUNK_RECORDS;
  } while (from < items.length);
  return { completion: NEXT, output: { ...counts, total: items.length } };
}

async function readChunk(
  call: StepCall,
  plan: StagePlan,
  items: readonly unknown[],
  from: number,
): Promise<StagedRecord[]> {
  const { run, frame } = call;
  const records: StagedRecord[] = [];
  for (let at = 0; at < items.length; at += 1) {
    if (at % CLOCK_RECORDS === 0 && isBreathDue(run, run.ports.clock.now())) await breathe(run);
    records.push(await readRecord(call, plan, rowFrame(frame, items[at], from + at)));
  }
  return records;
}

async function readRecord({ run }: StepCall, plan: StagePlan, frame: Frame): Promise<StagedRecord> {
  const row = frame.scope.loops.row;
  const key = keyOf(await plan.key.evaluate(frame, run.env), row?.number ?? 0);
  const fields = await plan.fields(frame, run.env);
  const record: StagedRecord = { key, data: row?.item, fields };
  const hash = await plan.hash?.evaluate(frame, run.env);
  return hash === undefined ? record : { ...record, hash };
}

function keyOf(value: unknown, number: number): string {
  const key = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
  if (typeof key === 'string' && key.trim() !== '' && key.length <= LONGEST_KEY && !key.includes('\0')) {
    return key;
  }
  const found = valueKind(value);
  throw engineFailure('recordKeyInvalid', `record ${number} has no usable key`, { number, found }, 'key');
}

/** A scope of its own for each record: an expression that waits still sees its record afterwards. */
function rowFrame(frame: Frame, item: unknown, index: number): Frame {
  const loops: Frame['scope']['loops'] = Object.assign(Object.create(null), frame.scope.loops);
  loops.row = { item, index, number: index + 1, first: index === 0 };
  return { ...frame, scope: { ...frame.scope, loops } };
}

function describeRecords(items: readonly unknown[]): object {
  const described = describeItems(items);
  return typeof described === 'object' && described !== null ? described : {};
}
