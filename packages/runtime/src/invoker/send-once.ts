/** One request of a step on its way out and back: put together, sent, decoded, and noted for people. */
import type { ActionManifest, Effect, HttpRequest } from '@flowbridge/connector-sdk';
import type { Abortable, HttpClient, OutgoingRequest } from '@flowbridge/egress';
import { DeadlineError } from '@flowbridge/egress';
import type { JudgedAnswer } from './answer/judge-answer.ts';
import type { OpenConnection } from './connection.ts';
import { decodeAnswer, plainHeaders } from './http/decode-answer.ts';
import { transportError } from './http/transport-error.ts';
import type { Credentials } from './request/authorize.ts';
import { encodeBody, mergeHeaders } from './request/encode-request.ts';
import { type AddressBlame, parseAddress, withQuery } from './request/encode-url.ts';
import { type SeenRequest, type SeenResponse, seenRequest } from './seen-call.ts';

/** Where a request goes, before credentials: complete, parsed, and as messages show it. */
export type Target = { address: string; url: Readonly<URL>; plain: string };

export type Sending = {
  connection: OpenConnection;
  action: ActionManifest;
  target: Target;
  blamed: AddressBlame;
  credentials: Credentials;
  effect: Effect;
  /** Login cookies are the session's: they are kept out of what flows see. */
  hideCookies: boolean;
  /** Milliseconds since the epoch when the step's time is up, and the whole time it had. */
  deadlineMs: number;
  timeoutMs: number;
  maxAnswerBytes: number;
  signal: Abortable;
  /** Milliseconds the step has waited for its turn so far. */
  throttledMs: number;
  /** Told before the request leaves, so that a failure shows it. */
  onSeen: (call: { request: SeenRequest; response?: SeenResponse }) => void;
};

/** Throws the connector error that says what happened to the request. */
export async function sendOnce(
  request: HttpRequest,
  sending: Sending,
  deps: { http: HttpClient; nowMs: () => number },
): Promise<JudgedAnswer> {
  const { connection, target, credentials, maxAnswerBytes, throttledMs } = sending;
  const url =
    credentials.query.length === 0
      ? target.url
      : parseAddress(withQuery(target.address, credentials.query), sending.blamed);
  const { headers, body } = encodeBody(request);
  const startedMs = deps.nowMs();
  const seen: { request: SeenRequest; response?: SeenResponse } = {
    request: seenRequest(request, target.address, headers, credentials),
  };
  sending.onSeen(seen);
  const timeoutMs = Math.max(sending.deadlineMs - startedMs, 0);
  try {
    if (timeoutMs === 0) throw new DeadlineError();
    const outgoing: OutgoingRequest = {
      method: request.method,
      url,
      headers: mergeHeaders(headers, credentials.headers),
      timeoutMs,
      maxAnswerBytes,
      signal: sending.signal,
    };
    if (body !== undefined) outgoing.body = body;
    if (connection.tls !== undefined) outgoing.tls = connection.tls;
    const raw = await deps.http.send(outgoing);
    const { body: value, text, brokenJson } = decodeAnswer(raw, maxAnswerBytes);
    seen.response = { status: raw.status, durationMs: deps.nowMs() - startedMs, bytes: raw.bytes.length };
    if (throttledMs > 0) seen.response.throttledMs = throttledMs;
    return {
      status: raw.status,
      headers: plainHeaders(raw.headers, { cookies: !sending.hideCookies }),
      body: value,
      text,
      brokenJson,
    };
  } catch (error) {
    throw transportError(error, {
      system: connection.connector.manifest.key,
      address: target.plain,
      write: sending.effect === 'write',
      timeoutMs: sending.timeoutMs,
      maxAnswerBytes,
    });
  }
}
