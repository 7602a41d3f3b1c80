/**
 * One poll, from its job to its runs.
 *
 * Asking the system and handing out what it answered are apart: the query is a reading one and holds no lock, so a node
 * that dies in it has changed nothing and the job comes again. Handing out is one transaction under the cursor's lock:
 * the runs with their records, which run got which, their jobs, and where the watermark goes once they have succeeded.
 * Of two nodes that ask for the same window the later one finds the records known.
 *
 * Must never happen: records that were read and are in no run; a watermark moved before its runs succeeded.
 */
import {
  beginPollCursor,
  inTransaction,
  loadPoll,
  loadVersionDocument,
  lockPollCursor,
  type PollSource,
  type PollTrigger,
  readBackfill,
  readWatermark,
  recordPoll,
} from '@flowbridge/db';
import { StepFailureError } from '@flowbridge/engine';
import type { Runtime } from '../runs/runtime.ts';
import { askSystem, type Poll, pollEnvironment, pollScope } from './ask-system.ts';
import { failPoll } from './fail-poll.ts';
import { fillSlice } from './fill-slice.ts';
import { handOut, sortRecords } from './hand-out.ts';
import { firstWatermark, liveWindow, nextWatermark, type PollCursor, toWatermark } from './poll-window.ts';
import { evaluate } from './read-records.ts';
import { settlePoll } from './settle-poll.ts';

/** skipped: the flow is off, runs of the last poll are on their way, or the trigger rests after failures. */
export type PollOutcome =
  | { kind: 'skipped' }
  | { kind: 'failed'; runId: string }
  | { kind: 'read'; runIds: string[] };

const SKIPPED: PollOutcome = { kind: 'skipped' };

/** Polls once, or reads the next slice of a back-fill. Rejects only when the database is away: the job then comes again. */
export async function firePoll(
  runtime: Runtime,
  { backfillId, ...target }: PollTrigger & { backfillId?: string },
): Promise<PollOutcome> {
  await settlePoll(runtime, target);
  const source = await loadPoll(runtime.db, target);
  if (source === undefined) return SKIPPED;
  const poll = await openPoll(runtime, target, source);
  if (poll === undefined) return SKIPPED;
  if (backfillId !== undefined) {
    const backfill = readBackfill(source.backfill);
    if (backfill?.id !== backfillId || backfill.state !== 'running' || backfill.pending !== undefined)
      return SKIPPED;
    return reporting(runtime, poll, () => fillSlice(runtime, poll, backfill));
  }
  if (source.open || source.resting) return SKIPPED;
  return reporting(runtime, poll, () => readLive(runtime, poll));
}

async function openPoll(
  runtime: Runtime,
  target: PollTrigger,
  source: PollSource,
): Promise<(Poll & { secrets: Set<string> }) | undefined> {
  const { tenantId } = target;
  const { versionId } = source;
  const [planned, tenant] = await Promise.all([
    runtime.plans.get(versionId, async () => {
      const version = await loadVersionDocument(runtime.db, { tenantId, versionId });
      if (!version) throw new Error(`version ${versionId} is gone`);
      return version.document;
    }),
    runtime.tenants.get(tenantId),
  ]);
  const trigger = planned.plan.document.triggers.find((each) => each.id === target.triggerId);
  if (trigger?.kind !== 'poll') return undefined;
  const secrets = new Set<string>();
  const onSecrets = (opened: readonly string[]) => {
    for (const secret of opened) secrets.add(secret);
  };
  return { target, source, trigger, planned, tenant, secrets, onSecrets };
}

/** What the system or the trigger's settings are to blame for is recorded as a failed run. */
async function reporting(
  runtime: Runtime,
  poll: Poll & { secrets: ReadonlySet<string> },
  work: () => Promise<PollOutcome>,
): Promise<PollOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StepFailureError)) throw error;
    return { kind: 'failed', runId: await failPoll(runtime, poll, error.failure) };
  }
}

async function readLive(runtime: Runtime, poll: Poll): Promise<PollOutcome> {
  const { target, trigger } = poll;
  const { kind } = trigger.config.watermark;
  const stored = poll.source.watermark ?? (await begin(runtime, poll));
  const cursor = liveCursor(poll, stored);
  const records = await askSystem(runtime, poll, cursor);
  return inTransaction(runtime.db, async (client): Promise<PollOutcome> => {
    const locked = await lockPollCursor(client, target);
    // Somebody else polled, or set the watermark, while this node asked: what was answered belongs to another window.
    if (locked === undefined || locked.openSince !== null || locked.watermark !== stored) return SKIPPED;
    const { fresh, held, more } = await sortRecords(client, poll, records);
    const values = (more ? fresh : records).map(({ value }) => value);
    const next = held ? cursor.value : nextWatermark(cursor, { kind, values });
    const runIds =
      fresh.length === 0
        ? []
        : await handOut({ client, log: runtime.log }, poll, { records: fresh, cursor, lane: 'live' });
    await recordPoll(client, target, {
      found: records.length,
      fresh: fresh.length,
      next: JSON.stringify(next),
      open: runIds.length > 0,
      more,
    });
    return { kind: 'read', runIds };
  });
}

function liveCursor({ source, trigger, tenant }: Poll, stored: string): PollCursor {
  const { watermark, overlapSeconds, schedule } = trigger.config;
  const { kind } = watermark;
  const value = readWatermark(stored);
  const zone = schedule.timeZone ?? tenant.timeZone;
  // One of another kind (the trigger was changed) is told, not guessed at: it would read everything again.
  const isBeginning = kind === 'text' && value === '';
  const at = isBeginning ? '' : toWatermark(value, kind, { zone, field: 'watermark' });
  const settings = { kind, now: source.now };
  return liveWindow(at, overlapSeconds === undefined ? settings : { ...settings, overlapSeconds });
}

/** Where the first poll begins, kept before it asks: a first query that fails must not move it. Answers its JSON text. */
async function begin(runtime: Runtime, poll: Poll): Promise<string> {
  const first = JSON.stringify(await initialWatermark(poll));
  return inTransaction(runtime.db, async (client) => {
    const locked = await lockPollCursor(client, poll.target);
    if (locked?.watermark != null) return locked.watermark;
    await beginPollCursor(client, poll.target, first);
    return first;
  });
}

async function initialWatermark(poll: Poll) {
  const { kind, initial } = poll.trigger.config.watermark;
  const env = pollEnvironment(poll);
  const scope = pollScope(poll, undefined);
  const value = initial === undefined ? '' : await evaluate(initial, 'watermark.initial', scope, env);
  if (value === undefined || value === null || value === '') return firstWatermark(kind, poll.source.now);
  return toWatermark(value, kind, { zone: env.timeZone, field: 'watermark.initial' });
}
