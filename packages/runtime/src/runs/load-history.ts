/** What the database has of former executions, as the engine replays it. */
import {
  type Database,
  type JournalLineRow,
  listJournalLines,
  listLoopCheckpoints,
  parsePayloadReference,
  readPayload,
} from '@flowbridge/db';
import {
  createReplay,
  type History,
  type JournalLine,
  type LoopCheckpoint,
  type Plan,
  type ReplaySource,
  type StepFailure,
  type StepRunState,
} from '@flowbridge/engine';
import { parseJson } from '@flowbridge/expression';

export type HistoryOrder = {
  tenantId: string;
  runId: string;
  acceptedAt: Date;
  attempt: number;
  startFrom: 'trigger' | 'failedStep' | 'failedItems' | 'path';
  startPath: string | null;
  /** An execution of this attempt was here before. */
  resumed: boolean;
};

export type LoadedHistory = { replay: ReplaySource; keepsCheckpoints: boolean };

/** Undefined for an attempt that begins at its trigger and has not been executed before. */
export async function loadHistory(
  db: Database,
  plan: Plan,
  order: HistoryOrder,
): Promise<LoadedHistory | undefined> {
  const takesOver = order.startFrom !== 'trigger' && order.attempt > 1;
  if (!order.resumed && !takesOver) return undefined;
  const [own, before] = await Promise.all([
    order.resumed ? historyOf(db, plan, order, order.attempt) : nothing,
    takesOver ? historyOf(db, plan, order, order.attempt - 1) : undefined,
  ]);
  const startPath = order.startFrom === 'path' ? order.startPath : null;
  return {
    keepsCheckpoints: own.loops.size > 0,
    replay: createReplay({
      own,
      ...(before ? { before: { ...before, ...(startPath === null ? {} : { startPath }) } } : {}),
    }),
  };
}

const nothing: History = { lines: [], loops: new Map() };

async function historyOf(
  db: Database,
  plan: Plan,
  { tenantId, runId, acceptedAt }: HistoryOrder,
  attempt: number,
): Promise<History> {
  const outputsOf = plan.steps.filter((step) => step.actsOutside).map((step) => step.id);
  const [rows, loops] = await Promise.all([
    listJournalLines(db, { tenantId, runId, acceptedAt, attempt, outputsOf }),
    listLoopCheckpoints(db, { tenantId, runId, attempt }),
  ]);
  const read = (payloadId: string) => readPayload(db, { tenantId, runId, acceptedAt, payloadId });
  return {
    lines: rows.map((row) => lineOf(row, read)),
    loops: new Map(
      loops.map(({ path, sequence, checkpointJson }) => [
        path,
        // Written by this program and by nobody else.
        { sequence, checkpoint: parseJson(checkpointJson) as LoopCheckpoint },
      ]),
    ),
  };
}

function lineOf(row: JournalLineRow, read: (payloadId: string) => Promise<string | undefined>): JournalLine {
  const { path, sequence, startedAtMs, tryNumber, errorJson, outputJson } = row;
  const line: JournalLine = { path, sequence, startedAtMs, tryNumber, state: row.state as StepRunState };
  if (errorJson !== null) line.error = parseJson(errorJson) as StepFailure;
  if (outputJson !== null) line.output = () => outputOf(outputJson, read);
  return line;
}

function outputOf(text: string, read: (payloadId: string) => Promise<string | undefined>): unknown {
  const reference = parsePayloadReference(text);
  if (!reference) return parseJson(text);
  return read(reference.payloadId).then((large) => {
    if (large === undefined) throw new Error(`the recorded output ${reference.payloadId} is gone`);
    return parseJson(large);
  });
}
