/**
 * Where sessions and tokens of connections are kept, shared by all nodes: vendors count sessions (SAP licences) and hand
 * out one token per app (DingTalk), so each node must not log in for itself. PostgreSQL in production, memory in tests.
 */

export type Session = {
  /** What requests carry: a `name=value; …` cookie text, or a token. Secret. */
  credential: string;
  /** Digest of address and credentials it was made with; a changed connection does not use an old session. */
  fingerprint: string;
  obtainedAtMs: number;
  expiresAtMs: number;
};

export type SessionStore = {
  get(connectionId: string): Promise<Session | undefined>;
  /**
   * A session that is not `stale` (matched by its `credential`; undefined: there was none). When the store holds another,
   * unexpired one with the same fingerprint (a neighbour was faster), that one is given. Otherwise `login` runs — for one caller at a
   * time across all nodes — and its session is stored. Rejects with what `login` rejects with; nothing is stored then.
   */
  withLogin(
    connectionId: string,
    stale: { credential: string | undefined; fingerprint: string; nowMs: number },
    login: () => Promise<Session>,
  ): Promise<Session>;
  /** A sliding session was used: it now lives until `expiresAtMs`. Does nothing when another session took its place. */
  extend(connectionId: string, credential: string, expiresAtMs: number): Promise<void>;
  /** Forgets the session, so that the next call logs in. */
  invalidate(connectionId: string): Promise<void>;
};

/** Whether a stored session may be used instead of logging in; the rule every store applies in `withLogin`. */
export function isUsable(
  session: Session | undefined,
  wanted: { credential: string | undefined; fingerprint: string; nowMs: number },
): session is Session {
  return (
    session !== undefined &&
    session.credential !== wanted.credential &&
    session.fingerprint === wanted.fingerprint &&
    session.expiresAtMs > wanted.nowMs
  );
}

/** Sessions of this process only: for tests, and for testing a connection that is not saved yet. */
export function createMemorySessionStore(): SessionStore {
  const sessions = new Map<string, Session>();
  const logins = new Map<string, Promise<Session>>();
  return {
    async get(connectionId) {
      return sessions.get(connectionId);
    },
    withLogin(connectionId, stale, login) {
      const session = sessions.get(connectionId);
      if (isUsable(session, stale)) return Promise.resolve(session);
      const running = logins.get(connectionId);
      if (running !== undefined) return running;
      const started = login()
        .then((fresh) => {
          sessions.set(connectionId, fresh);
          return fresh;
        })
        .finally(() => logins.delete(connectionId));
      logins.set(connectionId, started);
      return started;
    },
    async extend(connectionId, credential, expiresAtMs) {
      const session = sessions.get(connectionId);
      if (session?.credential === credential) sessions.set(connectionId, { ...session, expiresAtMs });
    },
    async invalidate(connectionId) {
      sessions.delete(connectionId);
    },
  };
}
