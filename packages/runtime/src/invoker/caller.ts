/**
 * Sends one connector request after another for one step: auth, the call itself, judging, and — once — a new login.
 *
 * Order of one send: address → credentials → turn → HTTP → decode → judge. When the answer says the session has ended: log in again
 * (single flight), then repeat the request once if that cannot post twice:
 * - refused at the auth layer (4xx): always;
 * - an "expired" envelope in a 2xx answer: reads and idempotent ones; a write only when its manifest says that such an
 *   answer comes before any processing (`replayAfterRelogin`).
 * A second "expired" is `connector.sessionExpired`. There is no third try.
 *
 * An answer that says "one call too many" was not carried out, whatever the effect: the call waits out the pause and goes again
 * as often as the step's time allows (`throttle/patience.ts`).
 *
 * `lastCall` keeps what people see of the last request and answer; credentials are added after it was noted, so they cannot
 * be in it.
 */
import {
  type ActionManifest,
  type ActionSignal,
  type ConnectorError,
  type Effect,
  type HttpAnswer,
  type HttpRequest,
  RetryableError,
  TerminalError,
} from '@flowbridge/connector-sdk';
import { ExchangeFailure } from '@flowbridge/egress';
import { judgeAnswer } from './answer/judge-answer.ts';
import { redactHeaders, redactText, redactValue, secretForms } from './answer/redact.ts';
import type { OpenConnection } from './connection.ts';
import { transportError } from './http/transport-error.ts';
import { type Credentials, chosenAuth, place, simpleCredentials } from './request/authorize.ts';
import { encodeBody } from './request/encode-request.ts';
import {
  type AddressBlame,
  joinAddress,
  knownAddress,
  plainAddress,
  withQuery,
} from './request/encode-url.ts';
import { type SeenRequest, type SeenResponse, seenRequest } from './seen-call.ts';
import { sendOnce, type Target } from './send-once.ts';
import { obtainSession, type SessionDeps, sessionUsed } from './session/connection-session.ts';
import type { Session } from './session/session-store.ts';
import { CallThrottled } from './throttle/connection-throttle.ts';
import { createPatience } from './throttle/patience.ts';

const NO_CREDENTIALS: Credentials = { headers: {}, query: [] };

export type CallSettings = {
  connection: OpenConnection;
  action: ActionManifest;
  /** Of this call; a request of its own may say otherwise. */
  effect: Effect;
  signal: ActionSignal;
  /** Milliseconds since the epoch when the step's time is up, and the whole time it had. */
  deadlineMs: number;
  timeoutMs: number;
  maxAnswerBytes: number;
};

export type Caller = {
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** The request as people would see it in the log. Refuses what `send` refuses before anything leaves. */
  show(request: HttpRequest): SeenRequest;
  /** Of the last request sent; undefined before the first. */
  lastCall(): { request: SeenRequest; response?: SeenResponse } | undefined;
  /** Bytes answered so far, all requests together. */
  answeredBytes(): number;
};

export function createCaller(settings: CallSettings, deps: SessionDeps): Caller {
  const { connection, action } = settings;
  const { manifest } = connection.connector;
  const auth = chosenAuth(connection);
  const system = manifest.key;
  const { base } = connection;
  const blamed = blame(action);
  const patience = createPatience(connection, { ...settings, ...deps });
  let seen: { request: SeenRequest; response?: SeenResponse } | undefined;
  let answered = 0;

  const targetOf = (request: HttpRequest): Target => {
    const address = withQuery(joinAddress(base, request.url), request.query ?? []);
    const url = knownAddress(address, blamed);
    if (auth.kind !== 'none') keepOnOwnHost(connection.origin, url, blamed);
    return { address, url, plain: plainAddress(url) };
  };

  const credentialsFor = async (target: Target, stale: Session | undefined) => {
    if (auth.kind !== 'sessionLogin') {
      return { credentials: simpleCredentials(connection, auth, target.address), session: undefined };
    }
    const session = await obtainSession(
      connection,
      sessionId(connection),
      auth,
      { ...deps, patience },
      stale,
    );
    return { credentials: place(session.credential, auth.placements, connection, target.address), session };
  };

  /** One request on its turn, and what its answer means. */
  const attempt = async (request: HttpRequest, target: Target, credentials: Credentials) => {
    const effect = request.effect ?? settings.effect;
    const turn = await patience.turn();
    let throttled = false;
    try {
      const answer = await sendOnce(
        request,
        {
          ...settings,
          target,
          blamed,
          credentials,
          effect,
          hideCookies: auth.kind === 'sessionLogin',
          throttledMs: patience.waitedMs(),
          onSeen: (call) => {
            seen = call;
          },
        },
        deps,
      );
      answered += answer.text.length;
      const judged = judgeAnswer(
        answer,
        {
          success: action.success ?? manifest.success,
          error: action.error ?? manifest.error,
          expired: auth.kind === 'sessionLogin' ? auth.expired : undefined,
          expected: request.expected,
        },
        { system, address: target.plain, effect, nowMs: deps.nowMs() },
      );
      throttled = judged.kind === 'throttled';
      return { answer, judged, effect };
    } finally {
      turn?.end({ throttled });
    }
  };

  const sendWaiting = async (request: HttpRequest, target: Target): Promise<HttpAnswer> => {
    let stale: Session | undefined;
    for (;;) {
      const { credentials, session } = await credentialsFor(target, stale);
      const { answer, judged, effect } = await attempt(request, target, credentials);
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
      if (judged.kind === 'throttled') {
        const refusal = withRedactedText(judged.error, hidden);
        await patience.waitOut(new CallThrottled(refusal, judged));
        continue;
      }
      const replayable = answer.status >= 400 || effect !== 'write' || action.replayAfterRelogin === true;
      if (stale !== undefined || !replayable) {
        throw sessionExpired(system, target.plain, answer.status, stale === undefined);
      }
      stale = session;
    }
  };

  return {
    show(request) {
      const { address } = targetOf(request);
      return seenRequest(request, address, encodeBody(request).headers, NO_CREDENTIALS);
    },
    async send(request) {
      const target = targetOf(request);
      try {
        return await sendWaiting(request, target);
      } catch (error) {
        // Given up before anything was sent: while waiting for a turn, a pause or somebody's login.
        if (!(error instanceof ExchangeFailure)) throw error;
        throw transportError(error, { ...settings, system, address: target.plain, write: false });
      }
    },
    lastCall: () => seen,
    answeredBytes: () => answered,
  };
}

function sessionExpired(system: string, address: string, status: number, mayHaveHappened: boolean) {
  return new TerminalError({
    code: 'connector.sessionExpired',
    message: `${address}: the session has ended${mayHaveHappened ? '; the write was not repeated' : ' again after a new login'}`,
    details: { system, address, status, ...(mayHaveHappened ? { mayHaveHappened } : {}) },
  });
}

/** The same error with secrets taken out of what the vendor wrote. */
function withRedactedText(error: RetryableError, secrets: readonly string[]): RetryableError;
function withRedactedText(error: ConnectorError, secrets: readonly string[]): ConnectorError;
function withRedactedText(error: ConnectorError, secrets: readonly string[]): ConnectorError {
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
