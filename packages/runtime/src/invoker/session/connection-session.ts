/**
 * The session of a connection as calls use it: taken from this process's memory, else from the shared store, else made by a
 * login.
 *
 * What must never happen: two logins for one ended session (vendors count them), a login storm after a refused password
 * (vendors lock the user), a stale session used for a changed connection.
 */
import { isConnectorError, type SessionLogin } from '@flowbridge/connector-sdk';
import type { HttpClient } from '@flowbridge/egress';
import type { OpenConnection } from '../connection.ts';
import { CallThrottled, type ConnectionThrottle } from '../throttle/connection-throttle.ts';
import { createPatience, type Patience } from '../throttle/patience.ts';
import { connectionFingerprint, LOGIN_TIMEOUT_MS, logIn, NEVER_CANCELLED } from './log-in.ts';
import { isUsable, type Session, type SessionStore } from './session-store.ts';

/** A refused login is not tried again for this long; a changed connection is tried at once. */
const REFUSED_PAUSE_MS = 15_000;

type Known = {
  sessions: Map<string, Session>;
  refused: Map<string, { fingerprint: string; untilMs: number; error: unknown }>;
  /** Logins under way here. */
  logins: Map<string, Promise<Session>>;
};

/** What this process knows of each store's sessions: saves a read of the store for each call. */
const known = new WeakMap<SessionStore, Known>();

function knownOf(store: SessionStore): Known {
  const found = known.get(store);
  if (found !== undefined) return found;
  const fresh: Known = { sessions: new Map(), refused: new Map(), logins: new Map() };
  known.set(store, fresh);
  return fresh;
}

export type SessionDeps = {
  http: HttpClient;
  sessions: SessionStore;
  throttle: ConnectionThrottle;
  nowMs: () => number;
};

/**
 * A session to use now. `stale`: the one that was just refused as expired. Waits, as long as the caller's step may, when the
 * system asks to log in later. Throws what the login throws.
 */
export async function obtainSession(
  connection: OpenConnection,
  connectionId: string,
  auth: SessionLogin,
  deps: SessionDeps & { patience: Patience },
  stale?: Session,
): Promise<Session> {
  for (;;) {
    try {
      return await findOrLogIn(connection, connectionId, auth, deps, stale);
    } catch (error) {
      if (!(error instanceof CallThrottled)) throw error;
      await deps.patience.waitOut(error);
    }
  }
}

async function findOrLogIn(
  connection: OpenConnection,
  connectionId: string,
  auth: SessionLogin,
  deps: SessionDeps & { patience: Patience },
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
  const running = memory.logins.get(connectionId);
  if (running !== undefined) {
    const theirs = await deps.patience.share(running);
    return isUsable(theirs, wanted) ? theirs : findOrLogIn(connection, connectionId, auth, deps, stale);
  }
  const login = logInOnTurn(connection, connectionId, wanted, auth, deps);
  memory.logins.set(connectionId, login);
  // Whoever asked may have left by then; the session serves those who come later.
  login
    .then(
      (fresh) => {
        memory.sessions.set(connectionId, fresh);
        memory.refused.delete(connectionId);
      },
      (error: unknown) => {
        if (!isConnectorError(error) || error.code !== 'connector.loginRefused') return;
        memory.refused.set(connectionId, { fingerprint, untilMs: nowMs + REFUSED_PAUSE_MS, error });
      },
    )
    .finally(() => memory.logins.delete(connectionId));
  return await deps.patience.share(login);
}

/**
 * A login is a call like any other under the connection's limits. Its turn is taken before the store's lock, which holds a
 * connection of the database: nobody waits for a turn while holding one.
 */
async function logInOnTurn(
  connection: OpenConnection,
  connectionId: string,
  wanted: { credential: string | undefined; fingerprint: string; nowMs: number },
  auth: SessionLogin,
  deps: SessionDeps,
): Promise<Session> {
  const deadlineMs = deps.nowMs() + LOGIN_TIMEOUT_MS;
  const patience = createPatience(connection, { ...deps, deadlineMs, signal: NEVER_CANCELLED });
  const turn = await patience.turn();
  try {
    const session = await deps.sessions.withLogin(connectionId, wanted, () => logIn(connection, auth, deps));
    turn?.end();
    return session;
  } catch (error) {
    turn?.end({ throttled: error instanceof CallThrottled });
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
