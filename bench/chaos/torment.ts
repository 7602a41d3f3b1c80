/** What goes wrong while orders come in: systems that misbehave, runners that die, a database that restarts. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Installation } from './installation.ts';
import { controlOf } from './rest.ts';
import type { Random } from './seeded-random.ts';

/** Of all calls that match, this share is hit. A connection cut before or after the work leaves the caller ignorant. */
const SAP_FAULTS = [
  { kind: 'throttle', probability: 0.04 },
  { kind: 'reset', probability: 0.03 },
  { kind: 'acceptThenFail', probability: 0.04 },
  { kind: 'http500', probability: 0.02 },
  { kind: 'slow', probability: 0.4, ms: 700 },
];
const DINGTALK_FAULTS = [
  { kind: 'throttle', probability: 0.05, variant: 'http429' },
  { kind: 'reset', probability: 0.05 },
  { kind: 'acceptThenFail', probability: 0.08 },
  { kind: 'slow', probability: 0.4, ms: 700 },
];

/** More than there are calls: a fault stays planned until it is taken away. */
const MANY = 1_000_000;

export async function planFaults({ sandboxUrl }: Installation, seed: number): Promise<void> {
  const plan = (faults: object[], path: string) =>
    faults.map((fault, index) => ({
      ...fault,
      match: { method: 'POST', path },
      times: MANY,
      seed: seed + index,
    }));
  await controlOf(sandboxUrl, 'sap-b1')('POST', 'faults', plan(SAP_FAULTS, '/PurchaseRequests'));
  await controlOf(sandboxUrl, 'dingtalk')('POST', 'faults', plan(DINGTALK_FAULTS, '/processInstances'));
}

/** Systems behave again: what is still open can end. Answers how often each fault was played. */
export async function endFaults({ sandboxUrl }: Installation): Promise<Record<string, number>> {
  const played: Record<string, number> = {};
  for (const system of ['sap-b1', 'dingtalk']) {
    const control = controlOf(sandboxUrl, system);
    const { faults } = await control<{ faults: { kind: string; remaining: number }[] }>('GET', 'faults');
    for (const { kind, remaining } of faults) played[kind] = (played[kind] ?? 0) + MANY - remaining;
    await control('DELETE', 'faults');
  }
  return played;
}

export type Torment = {
  /** Ends the killing; resolves when every killed runner has its successor. */
  stop(): Promise<{ kills: number; databaseRestarts: number }>;
};

/** Kills a random runner every few seconds and starts another; after the second kill the database is restarted, once. */
export function startTorment(
  installation: Installation,
  random: Random,
  { leastMs, mostMs }: { leastMs: number; mostMs: number },
): Torment {
  const ending = new AbortController();
  const damage = { kills: 0, databaseRestarts: 0 };
  const working: Promise<unknown>[] = [];
  const work = async () => {
    while (await rested(random.between(leastMs, mostMs), ending.signal)) {
      // One always stays, so that somebody takes over.
      const victim = random.oneOf(installation.runners().slice(1));
      if (!victim) continue;
      victim.signal('SIGKILL');
      damage.kills += 1;
      const successor = installation.startRunner();
      // Told by `stop`, like everything that fails here.
      successor.catch(() => {});
      working.push(successor);
      if (damage.kills !== 2) continue;
      await installation.restartDatabase();
      damage.databaseRestarts += 1;
    }
  };
  const torment = work();
  // Told by `stop`; until then nobody listens.
  torment.catch(() => {});
  return {
    async stop() {
      ending.abort();
      await torment;
      await Promise.all(working);
      return damage;
    },
  };
}

/** False when the torment ended meanwhile. */
function rested(ms: number, signal: AbortSignal): Promise<boolean> {
  return pause(ms, true, { signal }).catch(() => false);
}
