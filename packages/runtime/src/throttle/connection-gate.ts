/**
 * The gate of one connection in one process: calls wait here in the order they came, and go in groups as the shared store
 * gives turns.
 *
 * open     nothing to wait for: no limits, no pause, no narrow window. Calls pass without being counted.
 * guarded  calls are let through by the store (rate, concurrency) and by the window.
 * paused   the system asked for it, here or on another node: nobody goes before `pausedUntil`.
 *
 * open, guarded → paused: `slowDown`, `pause`. paused → guarded: the time is over; calls come back one, two, four at a time, each
 * success widening the window, so that the crowd that waited does not run into the next refusal. A window of 32 is none.
 *
 * What must never happen: more calls than the limits in any period on all nodes together; a call that waits longer than its
 * own time; a slot that stays taken by a call that is over.
 */
import type { ConnectionLimits } from '@flowbridge/connector-sdk';
import type { Abortable } from '@flowbridge/egress';
import { type Turn, TurnRefused } from '../invoker/throttle/connection-throttle.ts';
import { createHeldSlots } from './held-slots.ts';
import type { TurnStore } from './turn-store.ts';
import { createWaitingCalls } from './waiting-calls.ts';

export type ConnectionGate = {
  isOpen(limits: ConnectionLimits): boolean;
  turn(call: { limits: ConnectionLimits; timeoutMs: number; signal: Abortable }): Promise<Turn>;
  slowDown(pause: { askedMs: number | undefined; baseMs: number }): Promise<number>;
  /** Another node was asked for a pause of so many milliseconds. */
  pause(ms: number): void;
  /** Other nodes gave turns back. */
  nudge(): void;
  close(): void;
};

type Why = TurnRefused['why'];

/** How soon a node asks again for turns that others hold, when nobody tells it earlier. */
const POLL_MS = 100;
/** After an error of the database. */
const RETRY_MS = 500;
const WIDEST_WINDOW = 32;

export function createConnectionGate(store: TurnStore): ConnectionGate {
  const waiting = createWaitingCalls();
  let limits: ConnectionLimits = {};
  let inFlight = 0;
  const slots = createHeldSlots(store, () => inFlight);
  let window = Number.POSITIVE_INFINITY;
  let pausedUntil = 0;
  /** A pause has begun and no call has succeeded since. */
  let calmPending = false;
  /** What the store said last: no further turn before this time. */
  let next: { atMs: number; why: Why } = { atMs: 0, why: 'rate' };
  let lastError: unknown;
  let pumping = false;
  let wake: (() => void) | undefined;

  async function pump(): Promise<void> {
    if (pumping) {
      wake?.();
      return;
    }
    pumping = true;
    try {
      while (waiting.count() > 0) {
        const held = await letThrough();
        if (held === undefined) continue;
        if (held.why !== 'concurrency') {
          waiting.refuseBefore(held.untilMs, () => refusal(held.why, held.untilMs - Date.now()));
        }
        if (waiting.count() > 0) await sleepUntil(held.untilMs);
      }
    } finally {
      pumping = false;
    }
  }

  /** Lets calls go; answers what holds the others back. */
  async function letThrough(): Promise<{ why: Why; untilMs: number } | undefined> {
    const now = Date.now();
    if (pausedUntil > now) return { why: 'paused', untilMs: pausedUntil };
    const atOnce = Math.min(window, limits.concurrency ?? Number.POSITIVE_INFINITY) - inFlight;
    const room = Math.min(waiting.count(), atOnce);
    // Whoever ends wakes the pump.
    if (room <= 0) return { why: 'concurrency', untilMs: now + POLL_MS };
    if (limits.rate === undefined) {
      const free = limits.concurrency === undefined ? room : Math.min(room, slots.free());
      if (free > 0) {
        waiting.letGo(free, oneTurn);
        return undefined;
      }
    }
    if (next.atMs > now) return { why: next.why, untilMs: next.atMs };
    await askStore(room);
    return undefined;
  }

  async function askStore(wanted: number): Promise<void> {
    try {
      const taken = await slots.take(wanted, limits);
      lastError = undefined;
      waiting.letGo(taken.granted, oneTurn);
      slots.giveBackSoon();
      const now = Date.now();
      if (taken.blockedMs > 0) pausedUntil = Math.max(pausedUntil, now + taken.blockedMs);
      else if (taken.granted < wanted) {
        next =
          taken.retryMs === null
            ? { atMs: now + POLL_MS, why: 'concurrency' }
            : { atMs: now + Math.max(taken.retryMs, 1), why: 'rate' };
      }
    } catch (error) {
      // Nobody goes while nobody can count; the calls' own time ends the wait.
      lastError = error;
      next = { atMs: Date.now() + RETRY_MS, why: 'concurrency' };
    }
  }

  function oneTurn(): Turn {
    let over = false;
    inFlight += 1;
    return {
      end(how) {
        if (over) return;
        over = true;
        inFlight -= 1;
        if (how?.throttled !== true) succeeded();
        if (next.why === 'concurrency') next.atMs = 0;
        if (waiting.count() > 0) wake?.();
        else slots.giveBackSoon();
      },
    };
  }

  function succeeded(): void {
    if (calmPending && pausedUntil <= Date.now()) {
      calmPending = false;
      // Not told, the next pause is longer than it need be, no more.
      store.calm().catch(() => undefined);
    }
    window = window + 1 >= WIDEST_WINDOW ? Number.POSITIVE_INFINITY : window + 1;
  }

  function pause(ms: number): void {
    pausedUntil = Math.max(pausedUntil, Date.now() + ms);
    window = 1;
    calmPending = true;
  }

  function refusal(why: Why, afterMs?: number): TurnRefused {
    return new TurnRefused(why, afterMs, lastError);
  }

  function sleepUntil(untilMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, Math.max(untilMs - Date.now(), 1));
      wake = done;
    });
  }

  return {
    isOpen: (asked) =>
      asked.rate === undefined &&
      asked.concurrency === undefined &&
      window === Number.POSITIVE_INFINITY &&
      waiting.count() === 0 &&
      pausedUntil <= Date.now(),
    turn({ limits: asked, timeoutMs, signal }) {
      // New limits are tried at once.
      if (!sameLimits(limits, asked)) next.atMs = 0;
      limits = asked;
      const timedOut = () => refusal(limits.rate === undefined ? 'concurrency' : 'rate');
      const turn = waiting.add({ timeoutMs, signal, timedOut });
      void pump();
      return turn;
    },
    async slowDown(asked) {
      const ms = await store.block(asked);
      pause(ms);
      return ms;
    },
    pause,
    nudge() {
      if (next.why === 'concurrency') next.atMs = 0;
      wake?.();
    },
    close() {
      slots.close();
      waiting.cancelAll();
    },
  };
}

function sameLimits(one: ConnectionLimits, other: ConnectionLimits): boolean {
  return (
    one.concurrency === other.concurrency &&
    one.rate?.calls === other.rate?.calls &&
    one.rate?.per === other.rate?.per
  );
}
