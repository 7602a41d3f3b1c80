import { randomUUID } from 'node:crypto';
import type { FaultPlan } from '../../simulation/fault-plan.ts';
import type { SimClock } from '../../simulation/sim-clock.ts';
import { type PushAttempt, pushOnce } from './push-once.ts';
import { createSlots } from './slots.ts';
import type { Subscription } from './subscription.ts';

/**
 * Delivers events to the subscribed address.
 *
 * A delivery is pending → delivered (encrypted `success` came back in time) or failed (first try and every
 * retry spent). A failed event also enters the failed list that the app can fetch. Each try is signed afresh,
 * the eventId stays. Deliveries run side by side, so events may overtake one another, as with the real one.
 */
export type CallbackEvent = {
  eventId: string;
  /** `bpms_instance_change`, `check_url` … */
  eventType: string;
  /** start, finish, terminate …; empty when the event has none. */
  type: string;
  instanceId: string | null;
  payload: Record<string, unknown>;
};

export type Delivery = {
  id: string;
  event: CallbackEvent;
  url: string;
  appKey: string;
  state: 'pending' | 'delivered' | 'failed';
  createdAt: string;
  attempts: PushAttempt[];
};

export type CallbackPusher = {
  subscribe(subscription: Subscription): void;
  unsubscribe(appKey?: string): void;
  subscriptions(): Subscription[];
  /** Pushes to every app that asked for this kind of event; returns at once. */
  emit(event: Omit<CallbackEvent, 'eventId'>): void;
  /** One try without retries and without a delivery record: the `check_url` test. */
  check(subscription: Subscription): Promise<PushAttempt>;
  /** Sends a recorded event again, same eventId. Returns false when it is not known. */
  redeliver(deliveryId: string): boolean;
  deliveries(): readonly Delivery[];
  /** Takes up to 200 failed events out of the failed list. */
  takeFailed(appKey: string): { events: CallbackEvent[]; hasMore: boolean };
  /** Resolves when nothing is pending any more. */
  settled(): Promise<void>;
  /** Forgets deliveries and stops what is under way; subscriptions stay. */
  clear(): void;
};

export type PusherOptions = {
  clock: SimClock;
  faults: FaultPlan;
  /** The platform's limit for an answer. */
  timeoutMs: number;
  /** Pauses before each retry; their number is the number of retries. */
  retryDelaysMs: readonly number[];
  onChange: () => void;
};

const KEPT_DELIVERIES = 500;
const FAILED_PER_CALL = 200;
/** Pushes under way at a time; the limit for an answer begins when a push really starts. */
const PARALLEL_PUSHES = 64;

export function createCallbackPusher(options: PusherOptions): CallbackPusher {
  const subscriptions = new Map<string, Subscription>();
  const failed = new Map<string, CallbackEvent[]>();
  const running = new Set<Promise<void>>();
  const inSlot = createSlots(PARALLEL_PUSHES);
  let deliveries: Delivery[] = [];
  let stop = new AbortController();

  function start(subscription: Subscription, event: CallbackEvent) {
    const delivery: Delivery = {
      id: randomUUID(),
      event,
      url: subscription.url,
      appKey: subscription.appKey,
      state: 'pending',
      createdAt: new Date(options.clock.now()).toISOString(),
      attempts: [],
    };
    deliveries.push(delivery);
    if (deliveries.length > KEPT_DELIVERIES) deliveries = deliveries.slice(-KEPT_DELIVERIES);
    const { signal } = stop;
    track(deliver(subscription, delivery, signal));
    options.onChange();
  }

  function startLater(subscription: Subscription, event: CallbackEvent, delayMs: number) {
    const { signal } = stop;
    track(
      pause(delayMs, signal).then(() => {
        if (!signal.aborted) start(subscription, event);
      }),
    );
  }

  function track(work: Promise<void>) {
    const run = work.finally(() => running.delete(run));
    running.add(run);
  }

  async function deliver(subscription: Subscription, delivery: Delivery, signal: AbortSignal): Promise<void> {
    const message = JSON.stringify(delivery.event.payload);
    for (let tries = 0; tries <= options.retryDelaysMs.length; tries += 1) {
      if (tries > 0) await pause(options.retryDelaysMs[tries - 1] ?? 0, signal);
      if (signal.aborted) return;
      const attempt = await inSlot(() =>
        pushOnce(subscription, message, {
          timeoutMs: options.timeoutMs,
          nowMs: options.clock.now(),
          signal,
        }),
      );
      if (signal.aborted) return;
      delivery.attempts.push(attempt);
      if (attempt.outcome === 'acknowledged') {
        delivery.state = 'delivered';
        options.onChange();
        return;
      }
      options.onChange();
    }
    delivery.state = 'failed';
    const list = failed.get(delivery.appKey) ?? [];
    list.push(delivery.event);
    failed.set(delivery.appKey, list.slice(-10_000));
    options.onChange();
  }

  return {
    subscribe(subscription) {
      subscriptions.set(subscription.appKey, subscription);
      options.onChange();
    },
    unsubscribe(appKey) {
      if (appKey === undefined) subscriptions.clear();
      else subscriptions.delete(appKey);
      options.onChange();
    },
    subscriptions: () => [...subscriptions.values()],
    emit(event) {
      options.onChange();
      const full: CallbackEvent = { ...event, eventId: randomUUID().replaceAll('-', '') };
      full.payload = { ...event.payload, eventId: full.eventId };
      const call = { method: 'POST', path: `${event.eventType}/${event.type}` };
      const duplicate = options.faults.take(call, ['duplicateDelivery']);
      for (const subscription of subscriptions.values()) {
        if (!subscription.eventTypes.includes(event.eventType)) continue;
        start(subscription, full);
        if (duplicate) startLater(subscription, full, duplicate.ms ?? 0);
      }
    },
    check(subscription) {
      const message = JSON.stringify({ EventType: 'check_url' });
      const nowMs = options.clock.now();
      return pushOnce(subscription, message, { timeoutMs: options.timeoutMs, nowMs, signal: stop.signal });
    },
    redeliver(deliveryId) {
      const delivery = deliveries.find((each) => each.id === deliveryId);
      const subscription = delivery && subscriptions.get(delivery.appKey);
      if (!delivery || !subscription) return false;
      start(subscription, delivery.event);
      return true;
    },
    deliveries: () => deliveries,
    takeFailed(appKey) {
      const list = failed.get(appKey) ?? [];
      const events = list.slice(0, FAILED_PER_CALL);
      failed.set(appKey, list.slice(FAILED_PER_CALL));
      return { events, hasMore: list.length > FAILED_PER_CALL };
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
    clear() {
      stop.abort();
      stop = new AbortController();
      deliveries = [];
      failed.clear();
      options.onChange();
    },
  };
}

/** Waits in real time; ends early, without error, when the signal is aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    timer.unref();
    signal.addEventListener('abort', finish);
  });
}
