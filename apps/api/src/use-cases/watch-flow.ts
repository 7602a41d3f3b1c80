import { findDraftRevision, findMemberRole, findRevisionAuthor, newId } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { FlowWatch, WatchFlowInput } from '../contract/presence.ts';
import { notFound } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { hangBell } from '../live/bell.ts';

/** At most 5 messages a second for each watcher. */
const THROTTLE_MS = 200;
/** Seats that went silent are looked for this often. */
const LOOK_MS = 3_000;
/** A message at least this often: watchers answer it with `sit`, and their membership is checked again. */
const BEAT_MS = 8_000;

/**
 * The state of an opened flow: who else has it open, and the draft's revision. Each message is the whole present state, so that
 * starting again after a lost connection loses nothing. When it ends, the watcher's seat is free.
 */
export async function* watchFlow(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { id: flowId, seat }: WatchFlowInput,
  signal: AbortSignal,
): AsyncGenerator<FlowWatch, void> {
  const flow = { tenantId, flowId };
  const stream = newId();
  const bell = hangBell(signal);
  let draftChanged = true;
  const unsubscribe = deps.presence.subscribe(flow, (what) => {
    draftChanged ||= what === 'draft';
    bell.ring();
  });
  try {
    let draft: Pick<FlowWatch, 'revision' | 'author'> | undefined;
    let last = '';
    let saidAt = 0;
    while (!signal.aborted) {
      const isBeat = Date.now() - saidAt >= BEAT_MS;
      if (isBeat && saidAt > 0 && (await findMemberRole(deps.db, { tenantId, userId })) === undefined) return;
      if (draft === undefined || draftChanged || isBeat) {
        draftChanged = false;
        draft = await readDraft(deps, flow, draft);
      }
      const others = deps.presence
        .seatsAt(flow)
        .filter((each) => each.seat !== seat || each.userId !== userId)
        .map((each) => ({
          seat: each.seat,
          user: { id: each.userId, name: each.name },
          stepId: each.stepId,
        }));
      const message: FlowWatch = { stream, ...draft, others };
      const text = JSON.stringify(message);
      if (text !== last || isBeat) {
        last = text;
        saidAt = Date.now();
        yield message;
        await pause(THROTTLE_MS);
      }
      await bell.heardWithin(LOOK_MS);
    }
  } finally {
    unsubscribe();
    // Without it the seat is free a little later.
    await deps.presence.leave(flow, stream).catch((error) => deps.log.warn({ err: error }, 'seat not freed'));
  }
}

type Draft = Pick<FlowWatch, 'revision' | 'author'>;

async function readDraft(
  { db }: ApiDeps,
  flow: { tenantId: string; flowId: string },
  known: Draft | undefined,
): Promise<Draft> {
  const revision = await findDraftRevision(db, flow);
  if (revision === undefined) throw notFound('flow');
  if (revision === known?.revision) return known;
  const author = await findRevisionAuthor(db, { ...flow, revision });
  return {
    revision,
    author: author ? { name: author.user?.name ?? null, clientId: author.clientId } : null,
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
