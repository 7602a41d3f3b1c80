/** From records to runs: which of an answer are new, and the runs that take them. In the transaction of the poll. */
import {
  forgetReplacedPollRuns,
  insertPollRuns,
  insertQueuedRun,
  insertRunKeys,
  listKnownKeys,
  type PollLane,
  putPollKeys,
  touchPollKeys,
} from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import type { ClientBase } from 'pg';
import { jsonText } from '../journal/encode-value.ts';
import { businessKeysOf, compileBusinessKeys, type KeyedRun } from '../runs/business-keys.ts';
import type { RuntimeLog } from '../runs/runtime.ts';
import type { Poll } from './ask-system.ts';
import type { PollCursor } from './poll-window.ts';
import type { PollRecord } from './read-records.ts';

const MOST_RECORDS = 1_000;

export type Sorted = {
  /** New, changed, or failed before: at most the trigger's maximum, those with the smallest values. */
  fresh: PollRecord[];
  /** Failed before and left alone for now: the watermark must not pass them. */
  held: boolean;
  /** There are more than the maximum. */
  more: boolean;
};

/** Tells an answer's records apart. The caller holds the cursor's lock. */
export async function sortRecords(
  client: ClientBase,
  { target, trigger }: Poll,
  records: readonly PollRecord[],
): Promise<Sorted> {
  const known = await listKnownKeys(client, target, records);
  const states = new Map(known.map(({ key, state }) => [key, state]));
  const fresh = records.filter(({ key }) => [undefined, 'failed'].includes(states.get(key)));
  const most = trigger.config.maxRecords ?? MOST_RECORDS;
  await touchPollKeys(client, target, [...states.keys()]);
  return {
    fresh: fresh.slice(0, most),
    held: known.some(({ state }) => state === 'held'),
    more: fresh.length > most,
  };
}

/** Makes the runs of a poll, remembers who got what, and puts them into the queue. The caller holds the cursor's lock. */
export async function handOut(
  { client, log }: { client: ClientBase; log: RuntimeLog },
  poll: Poll,
  { records, cursor, lane }: { records: readonly PollRecord[]; cursor: PollCursor; lane: PollLane },
): Promise<string[]> {
  const { target, trigger } = poll;
  const compiled = compileBusinessKeys(poll.planned.plan.document.settings);
  const handed: { key: string; hash: string; runId: string }[] = [];
  const runIds: string[] = [];
  const batches = trigger.config.perRecord ? records.map((record) => [record]) : [records];
  for (const batch of batches) {
    const brought = triggerValue(poll, cursor, batch);
    const runId = await insertQueuedRun(client, queuedRun(poll, brought));
    const keys = await businessKeysOf(compiled, keyedRun(poll, brought), log);
    await insertRunKeys(client, { tenantId: target.tenantId, runId, keys });
    runIds.push(runId);
    for (const { key, hash } of batch) handed.push({ key, hash, runId });
  }
  await insertPollRuns(client, target, { lane, runIds });
  await putPollKeys(client, target, handed);
  await forgetReplacedPollRuns(client, target);
  await enqueue(
    client,
    runIds.map((runId) => ({ name: 'run.execute' as const, payload: { runId } })),
  );
  return runIds;
}

/** What the run's expressions see as `trigger`. */
function triggerValue({ source, trigger }: Poll, cursor: PollCursor, batch: readonly PollRecord[]) {
  const [first] = batch;
  const brought =
    trigger.config.perRecord && first !== undefined
      ? { record: first.item, recordKey: first.key }
      : { records: batch.map(({ item }) => item), count: batch.length };
  return { key: trigger.key, kind: 'poll', firedAt: source.now.toISOString(), cursor, ...brought };
}

function queuedRun({ target, source, trigger }: Poll, brought: unknown) {
  return {
    tenantId: target.tenantId,
    flowId: target.flowId,
    versionId: source.versionId,
    triggerKey: trigger.key,
    triggerKind: 'poll',
    triggerInputJson: jsonText(brought),
    acceptedAt: source.now,
  };
}

function keyedRun({ target, source, planned, tenant }: Poll, trigger: unknown): KeyedRun {
  const { document } = planned.plan;
  return { flowId: target.flowId, document, parameters: source.bindings.parameters, trigger, tenant };
}
