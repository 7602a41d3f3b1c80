/**
 * Sends one connector request after another for one step: auth, the call itself, judging, and — once — a new login.
 *
 * Order of one send: address → credentials → HTTP → decode → judge. When the answer says the session has ended: log in again
 * (single flight), then repeat the request once if that cannot post twice:
 * - refused at the auth layer (4xx): always;
 * - an "expired" envelope in a 2xx answer: reads and idempotent ones; a write only when its manifest says that such an
 *   answer comes before any processing (`replayAfterRelogin`).
 * A second "expired" is `connector.sessionExpired`. There is no third try.
 *
 * `lastCall` keeps what people see of the last request and answer; credentials are added after it was noted, so they cannot
 * be in it.
 */
import {
  type ActionManifest,
  type ActionSignal,
  type Effect,
  type HttpAnswer,
  type HttpRequest,
  RetryableError,
  TerminalError,
} from '@flowbridge/connector-sdk';
import { type JudgedAnswer, judgeAnswer } from './answer/judge-answer.ts';
import { redactHeaders, redactText, redactValue, secretForms } from './answer/redact.ts';
import type { OpenConnection } from './connection.ts';
import { decodeAnswer, plainHeaders } from './http/decode-answer.ts';
import { DeadlineError } from './http/exchange.ts';
import type { OutgoingRequest } from './http/http-client.ts';
import { transportError } from './http/transport-error.ts';
import { type Credentials, chosenAuth, place, simpleCredentials } from './request/authorize.ts';
import { encodeBody, mergeHeaders } from './request/encode-request.ts';
import {
  type AddressBlame,
  joinAddress,
  knownAddress,
  parseAddress,
  plainAddress,
  withQuery,
} from './request/encode-url.ts';
import { type SeenRequest, type SeenResponse, seenRequest } from './seen-call.ts';
import { obtainSession, type SessionDeps, sessionUsed } from './session/connection-session.ts';
import type { Session } from './session/session-store.ts';

export type CallSettings = {
  connection: OpenConnection;
  action: ActionManifest;
  signal: ActionSignal;
  /** Milliseconds since the epoch when the step's time is up, and the whole time it had. */
  deadlineMs: number;
  timeoutMs: number;
  maxAnswerBytes: number;
};

export type Caller = {
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Of the last request sent; undefined before the first. */
  lastCall(): { request: SeenRequest; response?: SeenResponse } | undefined;
  /** Bytes answered so far, all requests together. */
  answeredBytes(): number;
};

/** Where a request goes, before credentials: complete, parsed, and as messages show it. */
type Target = { address: string; url: Readonly<URL>; plain: string };

export function createCaller(settings: CallSettings, deps: SessionDeps): Caller {
  const { connection, action } = settings;
  const { manifest } = connection.connector;
  const auth = chosenAuth(connection);
  const system = manifest.key;
  let seen: { request: SeenRequest; response?: SeenResponse } | undefined;
  let answered = 0;

  const { base } = connection;
  const blamed = blame(action);

  const attempt = async (request: HttpRequest, target: Target, credentials: Credentials, effect: Effect) => {
    const { address, plain } = target;
    const url =
      credentials.query.length === 0
        ? target.url
        : parseAddress(withQuery(address, credentials.query), blamed);
    const { headers, body } = encodeBody(request);
    const startedMs = deps.nowMs();
    seen = { request: seenRequest(request, address, headers, credentials) };
    const timeoutMs = Math.max(settings.deadlineMs - startedMs, 0);
    const { maxAnswerBytes } = settings;
    try {
      if (timeoutMs === 0) throw new DeadlineError();
      const outgoing: OutgoingRequest = {
        method: request.method,
        url,
        headers: mergeHeaders(headers, credentials.headers),
        timeoutMs,
        maxAnswerBytes,
        signal: settings.signal,
      };
      if (body !== undefined) outgoing.body = body;
      if (connection.tls !== undefined) outgoing.tls = connection.tls;
      const raw = await deps.http.send(outgoing);
      const { body: value, text, brokenJson } = decodeAnswer(raw, maxAnswerBytes);
      const answer: JudgedAnswer = {
        status: raw.status,
        headers: plainHeaders(raw.headers, { cookies: auth.kind !== 'sessionLogin' }),
        body: value,
        text,
        brokenJson,
      };
      answered += answer.text.length;
      seen.response = { status: raw.status, durationMs: deps.nowMs() - startedMs, bytes: raw.bytes.length };
      return answer;
    } catch (error) {
      const write = effect === 'write';
      throw transportError(error, {
        system,
        address: plain,
        write,
        timeoutMs: settings.timeoutMs,
        maxAnswerBytes,
      });
    }
  };

  const send = async (request: HttpRequest): Promise<HttpAnswer> => {
    const effect = request.effect ?? action.effect;
    const address = withQuery(joinAddress(base, request.url), request.query ?? []);
    const url = knownAddress(address, blamed);
    if (auth.kind !== 'none') keepOnOwnHost(connection.origin, url, blamed);
    const plain = plainAddress(url);
    const target: Target = { address, url, plain };
    let session: Session | undefined;
    for (let tryNumber = 1; ; tryNumber++) {
      let credentials: Credentials;
      if (auth.kind === 'sessionLogin') {
        session = await obtainSession(connection, sessionId(connection), auth, deps, session);
        credentials = place(session.credential, auth.placements, connection, address);
      } else {
        credentials = simpleCredentials(connection, auth, address);
      }
      const answer = await attempt(request, target, credentials, effect);
      const judged = judgeAnswer(
        answer,
        {
          success: action.success ?? manifest.success,
          error: action.error ?? manifest.error,
          expired: auth.kind === 'sessionLogin' ? auth.expired : undefined,
          expected: request.expected,
        },
        { system, address: plain, effect, nowMs: deps.nowMs() },
      );
      if (judged.kind === 'success') {
        if (auth.kind === 'sessionLogin' && session !== undefined) {
          // The call has succeeded; a session whose life could not be prolonged only ends earlier.
          await sessionUsed(sessionId(connection), auth, deps, session).catch(() => undefined);
        }
        return { status: answer.status, headers: answer.headers, body: answer.body };
      }
      const hidden = secretForms([...Object.values(connection.secrets), ...credentialParts(session)]);
      if (seen?.response !== undefined) {
        seen.response.headers = redactHeaders(answer.headers);
        seen.response.body = redactValue(answer.body, hidden);
      }
      if (judged.kind === 'error') throw withRedactedText(judged.error, hidden);
      const replayable =
        answer.status >= 400 || effect !== 'write' || action.replayAfterRelogin === true || tryNumber > 1;
      if (tryNumber > 1 || !replayable) throw sessionExpired(system, plain, answer.status, !replayable);
    }
  };

  return { send, lastCall: () => seen, answeredBytes: () => answered };
}

function sessionExpired(system: string, address: string, status: number, mayHaveHappened: boolean) {
  return new TerminalError({
    code: 'connector.sessionExpired',
    message: `${address}: the session has ended${mayHaveHappened ? '; the write was not repeated' : ' again after a new login'}`,
    details: { system, address, status, ...(mayHaveHappened ? { mayHaveHappened } : {}) },
  });
}

/** The same error with secrets taken out of what the vendor wrote. */
function withRedactedText(error: TerminalError | RetryableError, secrets: readonly string[]) {
  const details = redactValue(error.details, secrets) as TerminalError['details'];
  const message = redactText(error.message, secrets);
  return error instanceof RetryableError
    ? new RetryableError({ code: error.code, message, details, afterMs: error.afterMs, cause: error.cause })
    : new TerminalError({ code: error.code, message, details, cause: error.cause });
}

/** A session's credential and, of cookies, each value. */
function credentialParts(session: Session | undefined): string[] {
  if (session === undefined) return [];
  const values = session.credential.split('; ').map((pair) => pair.slice(pair.indexOf('=') + 1));
  return [session.credential, ...values];
}

/** Sessions are kept by connection id; only connectors without a session may go without a connection. */
function sessionId(connection: OpenConnection): string {
  if (connection.id === undefined) {
    const { key, names } = connection.connector.manifest;
    throw new TerminalError({
      code: 'connector.noConnection',
      message: `no connection chosen for ${key}`,
      details: { system: key, systemNames: names },
    });
  }
  return connection.id;
}

/**
 * A connection's credentials go to its own host only: whoever may use a connection in a flow may not read its secrets, and
 * could otherwise have them sent to a server of their own.
 */
function keepOnOwnHost(origin: string | undefined, url: Readonly<URL>, blamed: AddressBlame): void {
  if (origin === undefined || url.origin === origin) return;
  throw new TerminalError({
    code: 'connector.invalidInput',
    message: `an address outside ${origin}, the host of the connection`,
    details: { field: blamed.field, reason: `not on ${origin}, the host of the connection` },
  });
}

/** The base address was checked with the connection, so whatever is wrong with a whole one is the input's mistake. */
function blame(action: ActionManifest): AddressBlame {
  const pathInput = action.inputs.find((each) => each.place === 'path');
  return { code: 'connector.invalidInput', field: pathInput?.field.key ?? 'url' };
}
