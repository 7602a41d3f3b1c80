import { randomBytes } from 'node:crypto';
import { isJsonObject } from '../../simulation/sim-http.ts';
import { openMessage, sealMessage } from './callback-crypto.ts';
import type { Subscription } from './subscription.ts';

export type PushOutcome =
  | 'acknowledged'
  | 'timeout'
  | 'unreachable'
  | 'badStatus'
  | 'badReply'
  | 'badSignature'
  | 'notSuccess';

export type PushAttempt = {
  at: string;
  durationMs: number;
  outcome: PushOutcome;
  status?: number;
  detail?: string;
};

export type PushOptions = { timeoutMs: number; nowMs: number; signal: AbortSignal };

const MAX_REPLY_CHARACTERS = 65_536;

/** Sends one signed, encrypted event and checks the encrypted `success` that must come back in time. */
export async function pushOnce(
  subscription: Subscription,
  message: string,
  options: PushOptions,
): Promise<PushAttempt> {
  const startedAt = performance.now();
  const result = await attempt(subscription, message, options);
  return {
    at: new Date(options.nowMs).toISOString(),
    durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
    ...result,
  };
}

type AttemptResult = Pick<PushAttempt, 'outcome' | 'status' | 'detail'>;

async function attempt(
  subscription: Subscription,
  message: string,
  options: PushOptions,
): Promise<AttemptResult> {
  const nonce = randomBytes(4).toString('hex');
  const sealed = sealMessage(subscription, message, { timestamp: String(options.nowMs), nonce });
  const url = new URL(subscription.url);
  url.searchParams.set('signature', sealed.signature);
  url.searchParams.set('msg_signature', sealed.signature);
  url.searchParams.set('timestamp', sealed.timestamp);
  url.searchParams.set('nonce', nonce);
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ encrypt: sealed.encrypt }),
      redirect: 'manual',
      signal: AbortSignal.any([timeout, options.signal]),
    });
    const text = (await response.text()).slice(0, MAX_REPLY_CHARACTERS);
    if (response.status !== 200)
      return { outcome: 'badStatus', status: response.status, detail: text.slice(0, 200) };
    return { status: 200, ...checkReply(subscription, text) };
  } catch (error) {
    if (timeout.aborted) return { outcome: 'timeout', detail: `no answer within ${options.timeoutMs} ms` };
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { outcome: 'unreachable', detail: cause.slice(0, 200) };
  }
}

/** The reply must be `{ msg_signature, timeStamp, nonce, encrypt }` holding the literal `success`. */
function checkReply(subscription: Subscription, text: string): AttemptResult {
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    return { outcome: 'badReply', detail: `not JSON: ${text.slice(0, 120)}` };
  }
  if (!isJsonObject(reply)) return { outcome: 'badReply', detail: 'not an object' };
  const { msg_signature: signature, timeStamp, nonce, encrypt } = reply;
  if (typeof signature !== 'string' || typeof nonce !== 'string' || typeof encrypt !== 'string') {
    return { outcome: 'badReply', detail: 'msg_signature, timeStamp, nonce and encrypt are needed' };
  }
  if (typeof timeStamp !== 'string' && typeof timeStamp !== 'number') {
    return { outcome: 'badReply', detail: 'timeStamp (capital S) is missing' };
  }
  const opened = openMessage(subscription, { signature, timestamp: String(timeStamp), nonce, encrypt });
  if (!opened.ok) return { outcome: 'badSignature', detail: opened.reason };
  return opened.message === 'success'
    ? { outcome: 'acknowledged' }
    : { outcome: 'notSuccess', detail: `decrypted reply is '${opened.message.slice(0, 80)}'` };
}
