/**
 * Logs a connection in by the request its manifest describes. A refused login fails here, with the vendor's text — not as
 * an "invalid session" of the first call after it. Bodies of logins are never captured.
 */
import { createHash } from 'node:crypto';
import { type SessionLogin, TerminalError } from '@flowbridge/connector-sdk';
import type { HttpClient } from '@flowbridge/egress';
import { stringifyJson } from '@flowbridge/expression';
import { judgeAnswer, vendorCode, vendorText } from '../answer/judge-answer.ts';
import { redactText, secretForms } from '../answer/redact.ts';
import type { OpenConnection } from '../connection.ts';
import { decodeAnswer, plainHeaders } from '../http/decode-answer.ts';
import { transportError } from '../http/transport-error.ts';
import { readPointer } from '../json-pointer.ts';
import { authValues } from '../request/authorize.ts';
import { braceNames, fillText, fillValue } from '../request/braces.ts';
import { joinAddress, parseAddress, plainAddress, withQuery } from '../request/encode-url.ts';
import { CallThrottled } from '../throttle/connection-throttle.ts';
import { cookieHeader, loginCookies } from './login-cookies.ts';
import type { Session } from './session-store.ts';

export const LOGIN_TIMEOUT_MS = 30_000;
const MAX_LOGIN_ANSWER_BYTES = 1_000_000;

/** A login serves every caller that waits for it, so no single caller's cancel ends it. */
export const NEVER_CANCELLED = { aborted: false, addEventListener() {} };

const fingerprints = new WeakMap<OpenConnection, string>();

/** Digest of everything a session depends on: another address, user or password needs another session. */
export function connectionFingerprint(connection: OpenConnection): string {
  const known = fingerprints.get(connection);
  if (known !== undefined) return known;
  const parts = JSON.stringify([
    connection.connector.manifest.auth,
    connection.variables,
    connection.secrets,
  ]);
  const fingerprint = createHash('sha256').update(parts).digest('base64url');
  fingerprints.set(connection, fingerprint);
  return fingerprint;
}

/** Throws `connector.loginRefused`, `CallThrottled` when the system asks to come later, or what kept the login from happening. */
export async function logIn(
  connection: OpenConnection,
  auth: SessionLogin,
  deps: { http: HttpClient; nowMs: () => number },
): Promise<Session> {
  const { manifest } = connection.connector;
  const system = manifest.key;
  const values = authValues(connection);
  const { login } = auth;
  const first = braceNames(login.path)[0];
  const missing = 'connector.invalidConnection';
  const path = fillText(login.path, values);
  const address = joinAddress(connection.base, path ?? '');
  const query = Object.entries(login.query ?? {}).flatMap(([name, template]): [string, string][] => {
    const value = fillText(template, values);
    return value === undefined ? [] : [[name, value]];
  });
  const url = parseAddress(withQuery(address, query), { code: missing, field: first ?? 'baseUrl' });
  const headers: Record<string, string> = { accept: 'application/json' };
  for (const [name, template] of Object.entries(login.headers ?? {})) {
    const value = fillText(template, values);
    if (value !== undefined) headers[name.toLowerCase()] = value;
  }
  if (login.body !== undefined) headers['content-type'] = 'application/json';
  const body = login.body === undefined ? undefined : stringifyJson(fillValue(login.body, values));

  const plain = plainAddress(url);
  const limits = { timeoutMs: LOGIN_TIMEOUT_MS, maxAnswerBytes: MAX_LOGIN_ANSWER_BYTES };
  const raw = await deps.http
    .send({
      method: login.method,
      url,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(connection.tls === undefined ? {} : { tls: connection.tls }),
      ...limits,
      signal: NEVER_CANCELLED,
    })
    .catch((error: unknown) => {
      throw transportError(error, { system, address: plain, write: false, ...limits });
    });
  const answer = {
    status: raw.status,
    headers: plainHeaders(raw.headers, { cookies: false }),
    ...decodeAnswer(raw, MAX_LOGIN_ANSWER_BYTES),
  };

  const errorRule = {
    ...manifest.error,
    ...(login.errorText ? { text: login.errorText } : {}),
    ...(login.errorCode ? { code: login.errorCode } : {}),
  };
  const statusFine = login.success?.statuses?.includes(raw.status) ?? (raw.status >= 200 && raw.status < 300);
  const bodyFine =
    login.success?.pointer === undefined ||
    String(readPointer(answer.body, login.success.pointer)) === String(login.success.equals);
  const credential =
    statusFine && bodyFine ? credentialOf(auth, raw.headers['set-cookie'], answer.body) : undefined;
  if (credential !== undefined) {
    const nowMs = deps.nowMs();
    return {
      credential,
      fingerprint: connectionFingerprint(connection),
      obtainedAtMs: nowMs,
      expiresAtMs: nowMs + auth.cacheSeconds * 1000,
    };
  }

  const judged = judgeAnswer(
    answer,
    { success: undefined, error: errorRule, expired: undefined, expected: () => false },
    { system, address: plain, effect: 'read', nowMs: deps.nowMs() },
  );
  if (judged.kind === 'throttled') throw new CallThrottled(judged.error, judged);
  if (judged.kind === 'error' && judged.error.code === 'connector.serverError') throw judged.error;
  const text = vendorText(answer, errorRule);
  const code = vendorCode(answer, errorRule);
  const secrets = secretForms(Object.values(connection.secrets));
  const safeText = text === undefined ? undefined : redactText(text, secrets);
  throw new TerminalError({
    code: 'connector.loginRefused',
    message: `login at ${plain} refused with ${raw.status}${safeText === undefined ? '' : `: ${safeText}`}`,
    details: {
      system,
      status: raw.status,
      address: plain,
      ...(safeText === undefined ? {} : { vendorText: safeText }),
      ...(code === undefined ? {} : { vendorCode: code }),
    },
  });
}

function credentialOf(
  auth: SessionLogin,
  setCookie: string | string[] | undefined,
  body: unknown,
): string | undefined {
  if (auth.credential.from === 'body') {
    const token = readPointer(body, auth.credential.pointer);
    return typeof token === 'string' && token !== '' ? token : undefined;
  }
  const cookies = loginCookies(setCookie);
  const complete = (auth.credential.required ?? []).every((name) => cookies.has(name));
  return complete && cookies.size > 0 ? cookieHeader(cookies) : undefined;
}
