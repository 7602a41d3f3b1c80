import { deployFlows } from './deploy.ts';
import type { Order } from './flows.ts';
import { startInstallation } from './installation.ts';
import { seededRandom } from './seeded-random.ts';
import { sendOrders } from './send-orders.ts';
import { type Settled, settle } from './settle.ts';
import { endFaults, planFaults, startTorment } from './torment.ts';
import { judge, type Verdict } from './verdict.ts';

export type Chaos = {
  seed: number;
  /** Orders to send; each is one run with a called one. */
  orders: number;
  runners?: number;
  /** Between two orders, milliseconds. */
  everyMs?: number;
  /** Between two kills, milliseconds: a random time in between. */
  killEveryMs?: { leastMs: number; mostMs: number };
  say?: (line: string) => void;
};

export type ChaosResult = Verdict &
  Settled & {
    kills: number;
    databaseRestarts: number;
    /** How often the systems misbehaved, by kind. */
    faults: Record<string, number>;
    seconds: number;
  };

/** A run that has not moved for this long is stuck: a dead runner's work is taken over within 20 s. */
const PATIENCE_MS = 60_000;

/**
 * Sends orders to a real installation while its runners are killed, its database is restarted and its systems misbehave; waits
 * for everything to end, then compares what the systems saw with what the runs say.
 */
export async function runChaos({
  seed,
  orders: count,
  runners = 3,
  everyMs = 200,
  killEveryMs = { leastMs: 3_000, mostMs: 7_000 },
  say = () => {},
}: Chaos): Promise<ChaosResult> {
  const began = performance.now();
  const random = seededRandom(seed);
  const orders: Order[] = Array.from({ length: count }, (_, index) => ({
    ref: `chaos-${seed}-${index}`,
    items: Array.from({ length: random.between(2, 8) }, (_item, item) => item),
  }));
  await using installation = await startInstallation({ runners });
  const hookUrl = await deployFlows(installation);
  await planFaults(installation, seed);
  say(`${count} orders to ${runners} runners, seed ${seed}`);
  const torment = startTorment(installation, random, killEveryMs);
  const accepted = await sendOrders(hookUrl, orders, { everyMs });
  const damage = await torment.stop();
  say(
    `all confirmed; ${damage.kills} runners were killed, the database restarted ${damage.databaseRestarts} time(s)`,
  );
  const faults = await endFaults(installation);
  const settled = await settle(installation, { patienceMs: PATIENCE_MS });
  const verdict = await judge(installation, accepted);
  return { ...verdict, ...settled, ...damage, faults, seconds: (performance.now() - began) / 1000 };
}
