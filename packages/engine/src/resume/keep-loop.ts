/**
 * When a loop keeps how far it has come, and what it keeps.
 *
 * A checkpoint is due after 500 lines that only recovery needs, or after two seconds, whichever comes first; never sooner
 * than twenty times what the last one took, so that large variables do not turn the loop into a writer of checkpoints.
 * Each one lets go of the lines that the one before stood for (those are on disk by now): however many items a loop has,
 * its journal keeps its sample, its failures and some hundred lines for recovery.
 */
import type { LoopRun } from '../execute/loop-run.ts';
import type { RunState } from '../execute/run-state.ts';
import type { StepCall } from '../execute/step-call.ts';
import type { Variables } from '../scope/variables.ts';
import type { LoopCheckpoint, SavedVariable } from './loop-checkpoint.ts';
import type { RecordedLoop } from './replay-source.ts';

const LINES = 500;
const AGE_MS = 2_000;
const COST_FACTOR = 20;
/** With few lines the clock is looked at this often. */
const CLOCK_TURNS = 64;

export type LoopKeeper = {
  takenAtMs: number;
  costMs: number;
  /** Last line of the checkpoint taken last, and of the one before: between them lies what the next one lets go of. */
  sequence: number;
  windowFrom: number;
  failedBefore: number;
  windowFailed: boolean;
};

export function startKeeping(nowMs: number, sequence: number): LoopKeeper {
  return {
    takenAtMs: nowMs,
    costMs: 0,
    sequence,
    windowFrom: sequence,
    failedBefore: 0,
    windowFailed: true,
  };
}

/** Called between iterations, when nothing of the loop is under way. */
export function keepWhenDue(loop: LoopRun, what: () => KeptByKind): void {
  if (isKeepDue(loop)) keepNow(loop, what());
}

export function isKeepDue({ keeper, recorder, call, index }: LoopRun): boolean {
  const lines = recorder.lastSequence() - keeper.sequence;
  if (lines < LINES && index % CLOCK_TURNS !== 0) return false;
  const age = call.run.ports.clock.now() - keeper.takenAtMs;
  return (lines >= LINES || age >= AGE_MS) && age >= keeper.costMs * COST_FACTOR;
}

/** Keeps the loop as it is now. */

export function keepNow(loop: LoopRun, what: KeptByKind): void {
  const { keeper, recorder, call } = loop;
  const nowMs = call.run.ports.clock.now();
  const sequence = recorder.lastSequence();
  const drop = keeper.windowFailed ? undefined : { from: keeper.windowFrom + 1, to: keeper.sequence };
  call.run.ports.journal.checkpoint({
    path: call.path,
    sequence,
    checkpoint: checkpointOf(loop, what),
    ...(drop && drop.to >= drop.from ? { drop } : {}),
  });
  keeper.windowFailed = loop.counts.failed > keeper.failedBefore;
  keeper.failedBefore = loop.counts.failed;
  keeper.windowFrom = keeper.sequence;
  keeper.sequence = sequence;
  keeper.takenAtMs = call.run.ports.clock.now();
  keeper.costMs = keeper.takenAtMs - nowMs;
}

/** What only a forEach has. */
export type KeptByKind = Pick<LoopCheckpoint, 'collected' | 'collectedAt' | 'failures' | 'failed' | 'again'>;

function checkpointOf(loop: LoopRun, kept: KeptByKind): LoopCheckpoint {
  const { run, frame } = loop.call;
  const { names } = loop.scopeState;
  const checkpoint: LoopCheckpoint = {
    ...kept,
    index: loop.index,
    counts: { ...loop.counts },
    complete: loop.logsAll,
    variables: saveVariables(run, frame.variables, names.written),
    tallies: {},
    tolerated: run.tolerated - loop.toleratedBefore,
  };
  for (const id of names.stepIds) {
    const index = run.plan.steps.findIndex((step) => step.id === id);
    const tally = run.tallies[index];
    if (tally && tally.total > 0) checkpoint.tallies[id] = { ...tally };
  }
  if (run.answer) checkpoint.answer = run.answer;
  return checkpoint;
}

function saveVariables(run: RunState, variables: Variables, names: readonly string[]): SavedVariable[] {
  return names.flatMap((name) => {
    const cell = variables.cells[run.plan.variables.indexOf(name)];
    return cell ? [{ name, type: cell.type, value: cell.value, weight: cell.weight }] : [];
  });
}

/** The checkpoint that a loop goes on from, when there is one that it needs. */
export function keptLoop({ run, path }: StepCall): RecordedLoop | undefined {
  const kept = run.replay?.loop(path);
  return kept && (kept.own || !kept.checkpoint.complete) ? kept : undefined;
}

/** Puts a loop where its checkpoint says it was. */
export function restoreLoop(loop: LoopRun, checkpoint: LoopCheckpoint): void {
  const { run, frame } = loop.call;
  loop.index = checkpoint.index;
  loop.counts = { ...loop.counts, ...checkpoint.counts };
  for (const { name, type, value, weight } of checkpoint.variables) {
    const slot = run.plan.variables.indexOf(name);
    const cell = frame.variables.cells[slot];
    if (cell) Object.assign(cell, { type, value, weight, owned: false });
    else if (slot >= 0) frame.variables.cells[slot] = { type, value, weight, owned: false };
  }
  run.plan.steps.forEach((step, index) => {
    const kept = checkpoint.tallies[step.id];
    const tally = run.tallies[index];
    if (!kept || !tally) return;
    run.steps += kept.total - tally.total;
    run.tallies[index] = { ...kept };
  });
  run.tolerated += checkpoint.tolerated;
  if (checkpoint.answer) run.answer ??= checkpoint.answer;
  loop.sampler.skipTo(checkpoint.index);
}
