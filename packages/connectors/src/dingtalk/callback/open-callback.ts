/**
 * Opens a pushed callback: signature → decryption → owner → timestamp, in this order, so that nothing of an unproven
 * message is read. Also makes the encrypted reply the platform waits for (1.5 s).
 */
import { randomBytes } from 'node:crypto';
import type { EventContext, EventReceipt, EventReply, EventRequest } from '@flowbridge/connector-sdk';
import {
  CallbackCipherError,
  callbackKey,
  callbackSignature,
  decryptCallback,
  encryptCallback,
  sameSignature,
} from './callback-cipher.ts';

export type OpenedCallback =
  | {
      ok: true;
      message: string;
      /** The protocol's reply carrying this text, encrypted (`success`, or what an address check asks for). */
      reply(text: string): EventReply;
    }
  | { ok: false; receipt: Extract<EventReceipt, { outcome: 'refused' }> };

export function openCallback(request: EventRequest, context: EventContext): OpenedCallback {
  const { callbackToken: token, callbackAesKey } = context.secrets;
  if (!token || !callbackAesKey) {
    return refuse(500, 'configuration', 'the connection has no callback token or AES key');
  }
  if (request.method !== 'POST') return refuse(405, 'malformed', `${request.method} instead of POST`);
  const encrypt = readEncrypt(request.rawBody);
  const { timestamp, nonce } = request.query;
  const signature = request.query.signature ?? request.query.msg_signature;
  if (encrypt === undefined || !timestamp || !nonce || !signature) {
    return refuse(400, 'malformed', 'signature, timestamp, nonce or encrypt is missing');
  }
  if (!sameSignature(callbackSignature({ token, timestamp, nonce, encrypt }), signature)) {
    return refuse(403, 'signature', 'the signature does not fit');
  }
  let key: Buffer;
  let opened: { message: string; owner: string };
  try {
    key = callbackKey(callbackAesKey);
    opened = decryptCallback(encrypt, key);
  } catch (error) {
    if (!(error instanceof CallbackCipherError)) throw error;
    return refuse(403, 'decryption', error.message);
  }
  if (!owners(context).includes(opened.owner)) {
    return refuse(403, 'owner', `the message belongs to "${opened.owner}"`);
  }
  const age = callbackAgeMs(timestamp, context.nowMs);
  const windowMs = Number(context.variables.callbackWindowMinutes ?? 60) * 60_000;
  if (windowMs > 0 && !(Math.abs(age) <= windowMs)) {
    return refuse(403, 'timestamp', `the message is ${Math.round(age / 1000)} s old`);
  }
  return {
    ok: true,
    message: opened.message,
    reply: (text) => encryptedReply(text, { token, key, owner: opened.owner, nowMs: context.nowMs }),
  };
}

/** `{"msg_signature","timeStamp","nonce","encrypt"}` — `timeStamp` with a capital S. */
export function encryptedReply(
  text: string,
  seal: { token: string; key: Buffer; owner: string; nowMs: number; nonce?: string; random?: Uint8Array },
): EventReply {
  const timestamp = String(seal.nowMs);
  const nonce = seal.nonce ?? randomBytes(6).toString('base64url');
  const encrypt = encryptCallback(text, seal.owner, seal.key, seal.random ?? randomBytes(16));
  const signature = callbackSignature({ token: seal.token, timestamp, nonce, encrypt });
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ msg_signature: signature, timeStamp: timestamp, nonce, encrypt }),
  };
}

function readEncrypt(rawBody: Uint8Array): string | undefined {
  try {
    const body: unknown = JSON.parse(Buffer.from(rawBody).toString('utf8'));
    if (typeof body !== 'object' || body === null || !('encrypt' in body)) return undefined;
    return typeof body.encrypt === 'string' && body.encrypt !== '' ? body.encrypt : undefined;
  } catch {
    return undefined;
  }
}

/** App key for subscriptions in the console, corp id for those by API. */
function owners({ variables }: EventContext): unknown[] {
  const { ownerKey, appKey, corpId } = variables;
  return (ownerKey === undefined ? [appKey, corpId] : [ownerKey]).filter((each) => each !== undefined);
}

/** DingTalk counts milliseconds; seconds are understood too. NaN for what is no number. */
function callbackAgeMs(timestamp: string, nowMs: number): number {
  const value = Number(timestamp);
  return nowMs - (value < 100_000_000_000 ? value * 1000 : value);
}

function refuse(
  status: number,
  code: Extract<EventReceipt, { outcome: 'refused' }>['code'],
  message: string,
): OpenedCallback {
  return {
    ok: false,
    receipt: {
      outcome: 'refused',
      code,
      message,
      reply: {
        status,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ error: code }),
      },
    },
  };
}
