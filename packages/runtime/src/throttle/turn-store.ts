/** Turns of one connection as all nodes share them: one row of `connection_throttle`. */
import type { ConnectionLimits } from '@flowbridge/connector-sdk';
import {
  blockConnection,
  calmConnection,
  type Database,
  giveBackTurns,
  openConnectionThrottle,
  type TurnsTaken,
  takeTurns,
} from '@flowbridge/db';

export type TurnStore = {
  /** Takes as many of the `wanted` turns as there are; `inFlight` calls of this node are at work. */
  take(ask: { wanted: number; inFlight: number; limits: ConnectionLimits }): Promise<TurnsTaken>;
  /** This node has only `held` calls at work now. */
  giveBack(held: number): Promise<void>;
  /** Nobody calls for the milliseconds answered. */
  block(pause: { askedMs: number | undefined; baseMs: number }): Promise<number>;
  /** A call succeeded after a pause. */
  calm(): Promise<void>;
};

/** A node that says nothing for so long has died: its calls no longer count. */
export const LEASE_MS = 15_000;

/** A tick is a twentieth of the period. */
const TICK_MS = { second: 50, minute: 3_000 } as const;

export function createTurnStore(
  db: Database,
  place: { tenantId: string; connectionId: string; nodeId: string },
): TurnStore {
  let opened: Promise<void> | undefined;

  /** The row is made once; whoever finds it gone (its connection was removed) may call without limits. */
  function open(): Promise<void> {
    opened ??= openConnectionThrottle(db, place);
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  }

  return {
    async take({ wanted, inFlight, limits }) {
      await open();
      const { rate, concurrency } = limits;
      const taken = await takeTurns(db, {
        ...place,
        wanted,
        inFlight,
        concurrency: concurrency ?? null,
        calls: rate?.calls ?? null,
        tickMs: TICK_MS[rate?.per ?? 'second'],
        leaseMs: LEASE_MS,
      });
      return taken ?? { granted: wanted, blockedMs: 0, retryMs: null };
    },
    giveBack: (held) => giveBackTurns(db, { ...place, held, leaseMs: LEASE_MS }),
    block: ({ askedMs, baseMs }) => blockConnection(db, { ...place, askedMs: askedMs ?? null, baseMs }),
    calm: () => calmConnection(db, place),
  };
}
