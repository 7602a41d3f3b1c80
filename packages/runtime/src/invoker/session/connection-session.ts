/**
 * The session of a connection as calls use it: taken from this process's memory, else from the shared store, else made by a
 * login.
 *
 * What must never happen: two logins for one ended session (vendors count them), a login storm after a refused password
 * (vendors lock the user), a stale session used for a changed connection.
 */
import { isConnectorError, type SessionLogin } from '@flowbridge/connector-sdk';
import type { OpenConnection } from '../connection.ts';
import type { HttpClient } from '../http/http-client.ts';
import { connectionFingerprint, logIn } from './log-in.ts';
import { isUsable, type Session, type SessionStore } from './session-store.ts';

/** A refused login is not tried again for this long; a changed connection is tried at once. */
const REFUSED_PAUSE_MS = 15_000;

type Known = {
  sessions: Map<string, Session>;
  refused: Map<string, { fingerprint: string; untilMs: number; error: unknown }>;
};

/** What this process knows of each store's sessions: saves a read of the store for each call. */
const known = new WeakMap<SessionStore, Known>();

function knownOf(store: SessionStore): Known {
  const found = known.get(store);
  if (found !== undefined) return found;
  const fresh: Known = { sessions: new Map(), refused: new Map() };
  known.set(store, fresh);
  return fresh;
}

export type SessionDeps = { http: HttpClient; sessions: SessionStore; nowMs: () => number };

/** A session to use now. `stale`: the one that was just refused as expired. Throws what the login throws. */
export async function obtainSession(
  connection: OpenConnection,
  connectionId: string,
  auth: SessionLogin,
  deps: SessionDeps,
  stale?: Session,
): Promise<Session> {
  const memory = knownOf(deps.sessions);
  const nowMs = deps.nowMs();
  const fingerprint = connectionFingerprint(connection);
  const wanted = { credential: stale?.credential, fingerprint, nowMs };
  const mine = memory.sessions.get(connectionId);
  if (isUsable(mine, wanted)) return mine;
  const stored = await deps.sessions.get(connectionId);
  if (isUsable(stored, wanted)) {
    memory.sessions.set(connectionId, stored);
    return stored;
  }
  const refused = memory.refused.get(connectionId);
  if (refused !== undefined && refused.fingerprint === fingerprint && refused.untilMs > nowMs) {
    throw refused.error;
  }
  try {
    const fresh = await deps.sessions.withLogin(connectionId, wanted, () => logIn(connection, auth, deps));
    memory.sessions.set(connectionId, fresh);
    memory.refused.delete(connectionId);
    return fresh;
  } catch (error) {
    if (isConnectorError(error) && error.code === 'connector.loginRefused') {
      memory.refused.set(connectionId, { fingerprint, untilMs: nowMs + REFUSED_PAUSE_MS, error });
    }
    throw error;
  }
}

/**
 * Notes that a sliding session was used. The store is told only when a quarter of the session's life has passed, so that a
 * busy connection writes a few times an hour.
 */
export async function sessionUsed(
  connectionId: string,
  auth: SessionLogin,
  deps: SessionDeps,
  session: Session,
): Promise<void> {
  if (auth.sliding !== true) return;
  const memory = knownOf(deps.sessions);
  const lifeMs = auth.cacheSeconds * 1000;
  const expiresAtMs = deps.nowMs() + lifeMs;
  if (expiresAtMs - session.expiresAtMs < lifeMs / 4) return;
  if (memory.sessions.get(connectionId)?.credential !== session.credential) return;
  memory.sessions.set(connectionId, { ...session, expiresAtMs });
  await deps.sessions.extend(connectionId, session.credential, expiresAtMs);
}

/** Forgets the session here and in the store, and any refusal: the next call logs in. */
export async function forgetSession(connectionId: string, sessions: SessionStore): Promise<void> {
  const memory = knownOf(sessions);
  memory.sessions.delete(connectionId);
  memory.refused.delete(connectionId);
  await sessions.invalidate(connectionId);
}
