/** The limits of all connections as this node keeps them together with the others. */
import { type Database, listBlockedConnections } from '@flowbridge/db';
import type { ConnectionThrottle } from '../invoker/throttle/connection-throttle.ts';
import { type ConnectionGate, createConnectionGate } from './connection-gate.ts';
import { createTurnStore } from './turn-store.ts';

export type SharedThrottle = {
  /** The throttle of a tenant's connections. */
  forTenant(tenantId: string): ConnectionThrottle;
  /** A notification of `CONNECTION_BLOCKED`. */
  heardPause(payload: string): void;
  /** A notification of `CONNECTION_TURNS`. */
  heardTurns(connectionId: string): void;
  /** Reads the pauses that were told while this node did not listen. */
  catchUp(): Promise<void>;
  close(): void;
};

export function createSharedThrottle({ db, nodeId }: { db: Database; nodeId: string }): SharedThrottle {
  const gates = new Map<string, ConnectionGate>();
  /** Pauses of connections nobody has called over from here yet: end in milliseconds since the epoch. */
  const pauses = new Map<string, number>();
  const throttles = new Map<string, ConnectionThrottle>();

  function gateOf(tenantId: string, connectionId: string): ConnectionGate {
    const known = gates.get(connectionId);
    if (known !== undefined) return known;
    const gate = createConnectionGate(createTurnStore(db, { tenantId, connectionId, nodeId }));
    gates.set(connectionId, gate);
    const pausedMs = (pauses.get(connectionId) ?? 0) - Date.now();
    pauses.delete(connectionId);
    if (pausedMs > 0) gate.pause(pausedMs);
    return gate;
  }

  function pause(connectionId: string, ms: number): void {
    const gate = gates.get(connectionId);
    if (gate !== undefined) {
      gate.pause(ms);
      return;
    }
    const now = Date.now();
    for (const [id, untilMs] of pauses) if (untilMs <= now) pauses.delete(id);
    pauses.set(connectionId, now + ms);
  }

  function forTenant(tenantId: string): ConnectionThrottle {
    return {
      turn({ connectionId, limits, ...call }) {
        if (limits.rate === undefined && limits.concurrency === undefined) {
          if (pauses.size === 0 && gates.size === 0) return undefined;
          const known = gates.get(connectionId);
          if (known === undefined ? !pauses.has(connectionId) : known.isOpen(limits)) return undefined;
        }
        return gateOf(tenantId, connectionId).turn({ limits, ...call });
      },
      slowDown: (connectionId, asked) => gateOf(tenantId, connectionId).slowDown(asked),
    };
  }

  return {
    forTenant(tenantId) {
      const known = throttles.get(tenantId) ?? forTenant(tenantId);
      throttles.set(tenantId, known);
      return known;
    },
    heardPause(payload) {
      const [connectionId = '', ms] = payload.split(' ');
      pause(connectionId, Number(ms));
    },
    heardTurns: (connectionId) => gates.get(connectionId)?.nudge(),
    async catchUp() {
      for (const { connectionId, ms } of await listBlockedConnections(db)) pause(connectionId, ms);
    },
    close() {
      for (const gate of gates.values()) gate.close();
      gates.clear();
    },
  };
}
