/**
 * Who has which flow open, in the memory of every api process and nowhere else. Each change is told to all processes by NOTIFY,
 * the own one among them; a process changes its picture only by what it hears, so all have the same.
 *
 * A seat (a browser tab at a flow) is: taken by the first `sit`; kept by one every few seconds; free after `leave`, or when
 * nothing was heard of it for `SEAT_LASTS_MS` (the browser or the process that served it has crashed). A `leave` of an older
 * stream does not free a seat that meanwhile sits in a newer one. What must never happen: a seat seen from another tenant.
 */
import { FLOW_PRESENCE } from '@flowbridge/db';
import { z } from 'zod';
import type { Listener } from './listen.ts';

export type FlowAddress = { tenantId: string; flowId: string };

const seatShape = z.object({
  seat: z.string(),
  stream: z.string(),
  userId: z.string(),
  name: z.string(),
  stepId: z.string().nullable(),
});
export type Seat = z.infer<typeof seatShape>;

const flowShape = z.object({ tenantId: z.string(), flowId: z.string() });
const message = z.discriminatedUnion('kind', [
  flowShape.extend({ kind: z.literal('sat'), seat: seatShape }),
  flowShape.extend({ kind: z.literal('left'), stream: z.string() }),
  flowShape.extend({ kind: z.literal('saved') }),
]);
type Message = z.infer<typeof message>;

export const SEAT_LASTS_MS = 25_000;
const SWEEP_EVERY_MS = 60_000;

export type Presence = {
  /** Takes or keeps a seat. */
  sit(flow: FlowAddress, seat: Seat): Promise<void>;
  /** Frees what sits in a stream. */
  leave(flow: FlowAddress, stream: string): Promise<void>;
  /** Wakes everybody who has the flow open. */
  draftSaved(flow: FlowAddress): Promise<void>;
  /** Taken seats in the order they were taken. */
  seatsAt(flow: FlowAddress): Seat[];
  /** Calls `wake` when seats or the draft may have changed; answers how to stop. */
  subscribe(flow: FlowAddress, wake: (what: 'seats' | 'draft') => void): () => void;
};

type Told = { query(sql: string, values: string[]): Promise<unknown> };

type Taken = { seat: Seat; heardAt: number };
type Wake = (what: 'seats' | 'draft') => void;

export function openPresence({ pool, now }: { pool: Told; now: () => number }): Presence & {
  listener: Listener;
} {
  const taken = new Map<string, Map<string, Taken>>();
  const watchers = new Map<string, Set<Wake>>();
  let sweptAt = now();

  const tell = async (said: Message) => {
    await pool.query('SELECT pg_notify($1, $2)', [FLOW_PRESENCE, JSON.stringify(said)]);
  };
  const wakeAll = (key: string, what: 'seats' | 'draft') => {
    for (const wake of watchers.get(key) ?? []) wake(what);
  };
  const forget = (key: string, isGone: (each: Taken) => boolean) => {
    const seats = taken.get(key);
    if (seats === undefined) return;
    for (const [id, each] of seats) if (isGone(each)) seats.delete(id);
    if (seats.size === 0) taken.delete(key);
  };
  const isSilent = ({ heardAt }: Taken) => now() - heardAt > SEAT_LASTS_MS;
  const sweep = () => {
    if (now() - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = now();
    for (const key of [...taken.keys()]) forget(key, isSilent);
  };

  const hear = (said: Message) => {
    const key = keyOf(said);
    switch (said.kind) {
      case 'sat': {
        const seats = taken.get(key) ?? new Map<string, Taken>();
        seats.set(seatKey(said.seat), { seat: said.seat, heardAt: now() });
        taken.set(key, seats);
        break;
      }
      case 'left':
        forget(key, ({ seat }) => seat.stream === said.stream);
        break;
      case 'saved':
        wakeAll(key, 'draft');
        return;
    }
    wakeAll(key, 'seats');
    sweep();
  };

  return {
    sit: (flow, seat) => tell({ ...addressOf(flow), kind: 'sat', seat }),
    leave: (flow, stream) => tell({ ...addressOf(flow), kind: 'left', stream }),
    draftSaved: (flow) => tell({ ...addressOf(flow), kind: 'saved' }),
    seatsAt(flow) {
      forget(keyOf(flow), isSilent);
      return [...(taken.get(keyOf(flow))?.values() ?? [])].map(({ seat }) => seat);
    },
    subscribe(flow, wake) {
      const key = keyOf(flow);
      const wakes = watchers.get(key) ?? new Set();
      wakes.add(wake);
      watchers.set(key, wakes);
      return () => {
        wakes.delete(wake);
        if (wakes.size === 0 && watchers.get(key) === wakes) watchers.delete(key);
      };
    },
    listener: {
      channel: FLOW_PRESENCE,
      heard(payload) {
        const parsed = message.safeParse(payload);
        if (parsed.success) hear(parsed.data);
      },
      reconnected() {
        for (const key of watchers.keys()) wakeAll(key, 'draft');
      },
    },
  };
}

const addressOf = ({ tenantId, flowId }: FlowAddress): FlowAddress => ({ tenantId, flowId });
const keyOf = ({ tenantId, flowId }: FlowAddress) => `${tenantId}/${flowId}`;
/** Nobody takes another person's seat, whatever tab they say they are. */
const seatKey = ({ userId, seat }: Seat) => `${userId}/${seat}`;
