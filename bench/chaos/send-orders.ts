import { setTimeout as pause } from 'node:timers/promises';
import type { Order } from './flows.ts';

export type Accepted = { order: Order; runId: string };

/**
 * Sends orders at a steady pace, each again and again until it is confirmed, as a system that must not lose one does. Answers
 * what was confirmed; throws when an order is not within two minutes.
 */
export async function sendOrders(
  hookUrl: string,
  orders: readonly Order[],
  { everyMs }: { everyMs: number },
): Promise<Accepted[]> {
  const sent: Promise<Accepted>[] = [];
  for (const order of orders) {
    sent.push(sendUntilConfirmed(hookUrl, order));
    await pause(everyMs);
  }
  return Promise.all(sent);
}

async function sendUntilConfirmed(hookUrl: string, order: Order): Promise<Accepted> {
  const until = Date.now() + 120_000;
  let last = 'nothing';
  while (Date.now() < until) {
    try {
      const answer = await fetch(hookUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(order),
        signal: AbortSignal.timeout(20_000),
      });
      const text = await answer.text();
      last = `${answer.status} ${text}`;
      const runId = answer.status === 202 ? (JSON.parse(text) as { runId: string }).runId : undefined;
      if (runId) return { order, runId };
    } catch (error) {
      last = String(error);
    }
    await pause(500);
  }
  throw new Error(`Order ${order.ref} was never confirmed; last: ${last}`);
}
