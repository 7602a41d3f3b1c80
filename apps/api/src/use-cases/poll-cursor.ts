/** The cursor of a poll trigger, as people see and set it. */
import {
  type Backfill as BackfillRow,
  findPollState,
  inTransaction,
  lockPollCursor,
  recordAuditEvent,
  releasePoll,
  resetPollCursor,
  syncPollRuns,
} from '@flowbridge/db';
import { enqueue } from '@flowbridge/queue';
import type { Access } from '../contract/access.ts';
import type { Backfill, PollInput, PollState, ResetPollInput } from '../contract/polls.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { findPoll, readWatermark, requireOn } from './find-poll.ts';
import { readFailure } from './run-view.ts';

export async function getPollState(deps: ApiDeps, access: Access, input: PollInput): Promise<PollState> {
  const { config } = await findPoll(deps, access, input);
  const state = await findPollState(deps.db, targetOf(access, input));
  if (!state) throw notFound('flow');
  const { lastErrorJson, lastPolledAt, nextPollAt, backfill, ...rest } = state;
  return {
    ...rest,
    kind: config.watermark.kind,
    lastPolledAt: lastPolledAt?.toISOString() ?? null,
    nextPollAt: nextPollAt?.toISOString() ?? null,
    lastError: readFailure(lastErrorJson),
    backfill: backfill === null ? null : viewBackfill(backfill),
  };
}

function viewBackfill({ pending: _, slice, endedAt, ...rest }: BackfillRow): Backfill {
  return { ...rest, slice: slice ?? null, endedAt: endedAt ?? null };
}

/** Sets the watermark; refused while runs of the last poll may still move it. */
export async function resetPoll(
  deps: ApiDeps,
  access: Access,
  { watermark, ...input }: ResetPollInput,
): Promise<{ watermark: ResetPollInput['watermark'] }> {
  const poll = await findPoll(deps, access, input);
  const target = targetOf(access, input);
  const next = watermark === null ? null : readWatermark(watermark, poll, 'watermark');
  await inTransaction(deps.db, async (client) => {
    if (!(await lockPollCursor(client, target))) throw notFound('flow');
    const lanes = await syncPollRuns(client, target);
    if (lanes.some(({ open }) => open)) {
      throw new Refusal('pollOpen', {
        message: 'Runs of the last poll have not ended.',
        hint: 'Wait for them or cancel them, then set the watermark.',
      });
    }
    await resetPollCursor(client, target, next);
    await recordAuditEvent(client, {
      tenantId: access.tenantId,
      userId: access.userId,
      kind: 'poll.reset',
      subjectId: input.id,
      details: { triggerId: input.triggerId, watermark: next },
    });
  });
  return { watermark: next };
}

/** Asks at once, failed records included. What comes of it is seen in the state. */
export async function pollNow(deps: ApiDeps, access: Access, input: PollInput): Promise<{ id: string }> {
  requireOn(await findPoll(deps, access, input));
  const target = targetOf(access, input);
  await inTransaction(deps.db, async (client) => {
    await lockPollCursor(client, target);
    await releasePoll(client, target);
    await enqueue(client, [{ name: 'poll.fire', payload: target }]);
  });
  return { id: input.id };
}

export function targetOf({ tenantId }: Access, { id, triggerId }: PollInput) {
  return { tenantId, flowId: id, triggerId };
}
