/**
 * The slots of a connection's concurrency that the store counts as this node's. More than are at work are held only for a
 * moment: a loop that calls again at once then need not ask the store each time.
 */
import type { ConnectionLimits } from '@flowbridge/connector-sdk';
import type { TurnsTaken } from '@flowbridge/db';
import { LEASE_MS, type TurnStore } from './turn-store.ts';

export type HeldSlots = {
  /** Slots free for a call of this node without asking; 0 once others must have had their chance. */
  free(): number;
  /** Asks the store for turns. */
  take(wanted: number, limits: ConnectionLimits): Promise<TurnsTaken>;
  /** Something ended: what is not used again soon goes back. */
  giveBackSoon(): void;
  close(): void;
};

/** How long a free slot waits for the next call here, … */
const LINGER_MS = 40;
/** … and how long after the last question to the store it may be used again, so that other nodes get their share. */
const FAIR_MS = 250;

export function createHeldSlots(store: TurnStore, inFlight: () => number): HeldSlots {
  let held = 0;
  let askedAt = 0;
  /** The store may still count more than `held`. */
  let untold = false;
  let lingering: NodeJS.Timeout | undefined;
  let renewal: NodeJS.Timeout | undefined;
  let lastUse: Promise<unknown> = Promise.resolve();

  /** One statement at a time: each says how many calls are at work, which must be true when it arrives. */
  function inOrder<Result>(use: () => Promise<Result>): Promise<Result> {
    const result = lastUse.then(use);
    lastUse = result.catch(() => undefined);
    return result;
  }

  function tell(): Promise<void> {
    return inOrder(async () => {
      // Given up here before the store hears of it: a slot that is on its way back is nobody's to use.
      held = inFlight();
      untold = true;
      await store.giveBack(held);
      untold = false;
    });
  }

  function giveBackSoon(): void {
    if (held <= inFlight() && !untold) return;
    lingering ??= setTimeout(() => {
      lingering = undefined;
      if (held > inFlight() || untold) tell().catch(giveBackSoon);
    }, LINGER_MS).unref();
  }

  /** While calls are at work the store hears of this node well within its lease. */
  function renew(): void {
    renewal ??= setInterval(() => {
      if (held > 0 || untold) {
        // Not told, the next time is soon enough: a lease lasts three of them.
        tell().catch(() => undefined);
        return;
      }
      clearInterval(renewal);
      renewal = undefined;
    }, LEASE_MS / 3).unref();
  }

  return {
    free: () => (Date.now() - askedAt < FAIR_MS ? Math.max(0, held - inFlight()) : 0),
    take: (wanted, limits) =>
      inOrder(async () => {
        const working = inFlight();
        const taken = await store.take({ wanted, inFlight: working, limits });
        askedAt = Date.now();
        if (limits.concurrency === undefined) return taken;
        held = working + taken.granted;
        untold = false;
        renew();
        return taken;
      }),
    giveBackSoon,
    close() {
      clearTimeout(lingering);
      clearInterval(renewal);
    },
  };
}
