/** Back-fills: what lies between two places is read again, slice by slice, beside the ordinary polls. */
import {
  type Backfill,
  forgetFailedSlices,
  inTransaction,
  lockPollCursor,
  newId,
  readBackfill,
  recordAuditEvent,
  saveBackfill,
  syncPollRuns,
} from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import type { Access } from '../contract/access.ts';
import type { PollInput, StartBackfillInput, Watermark } from '../contract/polls.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { type FoundPoll, findPoll, readWatermark, requireOn } from './find-poll.ts';
import { targetOf } from './poll-cursor.ts';

/** Each slice is a query: more are a mistake in the slice's length. */
const MOST_SLICES = 10_000;

export async function startBackfill(
  deps: ApiDeps,
  access: Access,
  { from, to, slice, ...input }: StartBackfillInput,
): Promise<{ backfillId: string }> {
  const poll = await findPoll(deps, access, input);
  requireOn(poll);
  const target = targetOf(access, input);
  const range = {
    from: readWatermark(from, poll, 'from'),
    to: readWatermark(to, poll, 'to'),
    ...(slice === undefined ? {} : { slice }),
  };
  checkRange(range, poll);
  const backfill: Backfill = {
    ...range,
    id: newId(),
    state: 'running',
    at: range.from,
    found: 0,
    delivered: 0,
    startedAt: new Date().toISOString(),
  };
  await inTransaction(deps.db, async (client) => {
    const cursor = await lockPollCursor(client, target);
    if (!cursor) throw notFound('flow');
    const lanes = await syncPollRuns(client, target);
    const isOpen = lanes.some(({ lane, open }) => lane === 'backfill' && open);
    if (isOpen || readBackfill(cursor.backfill)?.state === 'running') {
      throw new Refusal('backfillRunning', { message: 'A back-fill of this trigger has not ended.' });
    }
    await forgetFailedSlices(client, target);
    await saveBackfill(client, target, backfill);
    await enqueue(client, [{ name: 'poll.fire', payload: { ...target, backfillId: backfill.id } }]);
    await recordAuditEvent(client, {
      tenantId: access.tenantId,
      userId: access.userId,
      kind: 'poll.backfillStarted',
      subjectId: input.id,
      details: { triggerId: input.triggerId, ...range },
    });
  });
  return { backfillId: backfill.id };
}

/** Reads no further slice; runs of the present one go on. Harmless for one that has ended. */
export async function cancelBackfill(
  deps: ApiDeps,
  access: Access,
  input: PollInput,
): Promise<{ id: string }> {
  await findPoll(deps, access, input);
  const target = targetOf(access, input);
  await inTransaction(deps.db, async (client) => {
    const backfill = readBackfill((await lockPollCursor(client, target))?.backfill ?? null);
    if (backfill?.state !== 'running') return;
    await saveBackfill(client, target, {
      ...backfill,
      state: 'cancelled',
      endedAt: new Date().toISOString(),
    });
    await recordAuditEvent(client, {
      tenantId: access.tenantId,
      userId: access.userId,
      kind: 'poll.backfillCancelled',
      subjectId: input.id,
      details: { triggerId: input.triggerId, at: backfill.at },
    });
  });
  return { id: input.id };
}

function checkRange(
  { from, to, slice }: { from: Watermark; to: Watermark; slice?: number },
  { config }: FoundPoll,
): void {
  const refuse = (path: string, message: string) =>
    new Refusal('invalidInput', { path, message, details: { issues: [] } });
  if (!(from < to)) throw refuse('to', 'The end must come after the beginning.');
  if (slice === undefined) return;
  const { kind } = config.watermark;
  if (kind === 'text') throw refuse('slice', 'A text cannot be sliced.');
  const length =
    kind === 'time' ? (Date.parse(String(to)) - Date.parse(String(from))) / 1000 : Number(to) - Number(from);
  if (length / slice > MOST_SLICES) throw refuse('slice', `More than ${MOST_SLICES} slices.`);
}
