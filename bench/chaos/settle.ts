import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Installation } from './installation.ts';
import { controlOf, RestRefusal, restOf } from './rest.ts';

const waitsFor = z.array(z.looseObject({ kind: z.string(), path: z.string() }));

type OpenRun = { id: string; state: string; waits_for: string | null; ref: string | null };

export type Settled = {
  decided: { happened: number; repeated: number };
  /** Runs that still wait for a person. */
  undecided: number;
};

/**
 * Waits until no run is open any more, and decides for a person where one is asked: by looking into the system, as that person
 * would. Gives up when nothing has moved for `patienceMs`: what is open then is stuck.
 */
export async function settle(
  installation: Installation,
  { patienceMs }: { patienceMs: number },
): Promise<Settled> {
  const decided = { happened: 0, repeated: 0 };
  const answered = new Set<string>();
  let moved = { at: Date.now(), picture: '' };
  for (;;) {
    const open = await listOpenRuns(installation);
    const asked = open.filter(({ state }) => state === 'needsDecision');
    for (const id of answered) if (!asked.some((run) => run.id === id)) answered.delete(id);
    for (const run of asked) {
      // Answered and not awake yet. Once it has been seen in another state, it may ask again.
      if (!answered.has(run.id) && (await decide(installation, run, decided))) answered.add(run.id);
    }
    const picture = JSON.stringify(open);
    if (picture !== moved.picture) moved = { at: Date.now(), picture };
    if (open.length === 0 || Date.now() - moved.at > patienceMs) return { decided, undecided: asked.length };
    await pause(500);
  }
}

function listOpenRuns({ query }: Installation): Promise<OpenRun[]> {
  return query<OpenRun>(
    `SELECT id, state, waits_for, trigger_input::json #>> '{body,ref}' AS ref FROM run
     WHERE state IN ('queued', 'running', 'waiting', 'needsDecision') ORDER BY id`,
  );
}

/** Only approvals are put before a person; the ERP's own writes are checked by the flow. False: to be tried again. */
async function decide(
  { url, sandboxUrl }: Installation,
  run: OpenRun,
  decided: Settled['decided'],
): Promise<boolean> {
  const waits = waitsFor.parse(JSON.parse(run.waits_for ?? '[]'));
  const { writes } = await controlOf(sandboxUrl, 'dingtalk')<Counters>('GET', 'counters');
  const happened = (writes[`start PROC-FLOWBRIDGE-PURCHASE 来源单号=${run.ref}`] ?? 0) > 0;
  const choice = happened
    ? { decision: 'happened', output: { body: { instanceId: 'found by hand' } } }
    : { decision: 'repeat' };
  for (const { path } of waits.filter(({ kind }) => kind === 'decision')) {
    try {
      await restOf(url)('POST', `/runs/${run.id}/decide`, { path, ...choice });
    } catch (error) {
      if (error instanceof RestRefusal) return false;
      throw error;
    }
    decided[happened ? 'happened' : 'repeated'] += 1;
  }
  return true;
}

export type Counters = { writes: Record<string, number> };
