/**
 * Logins of connections in PostgreSQL, sealed, shared by all runners. The row's lock makes logins single-flight across
 * nodes: whoever comes second waits, then finds the first one's session. Within a process callers share one wait, so that
 * a connection never costs more than one database connection.
 */
import {
  type Database,
  extendSession,
  forgetSession,
  loadDataKey,
  lockSession,
  readSession,
  type StoredSession,
  saveSession,
} from '@flowbridge/db';
import { decryptSecret, encryptSecret, type KeyOwner, type Keyring } from '@flowbridge/secrets';
import { isUsableSession, type Session, type SessionStore } from '../invoker/index.ts';
import { outlastTheDatabase } from './outlast-the-database.ts';

export type SharedSessions = {
  /** The store of a tenant's connections; always the same one, because callers remember sessions by store. */
  forTenant(tenantId: string): SessionStore;
};

export function createSharedSessions(deps: { db: Database; keyring: Keyring }): SharedSessions {
  const stores = new Map<string, SessionStore>();
  return {
    forTenant(tenantId) {
      const known = stores.get(tenantId);
      if (known) return known;
      const store = createStore(tenantId, deps);
      stores.set(tenantId, store);
      return store;
    },
  };
}

type Held = { session: Session; generation: number };

function createStore(tenantId: string, { db, keyring }: { db: Database; keyring: Keyring }): SessionStore {
  const logins = new Map<string, Promise<Session>>();
  let tenant: Promise<KeyOwner> | undefined;

  function owner(): Promise<KeyOwner> {
    tenant ??= outlastTheDatabase(() => loadDataKey(db, tenantId)).then((wrappedDataKey) => ({
      id: tenantId,
      wrappedDataKey,
    }));
    tenant.catch(() => {
      tenant = undefined;
    });
    return tenant;
  }

  const purpose = (connectionId: string) => `connection-session:${connectionId}`;

  async function unseal(stored: StoredSession | undefined): Promise<Held | undefined> {
    if (!stored?.credentialSealed) return undefined;
    const json = decryptSecret(keyring, {
      tenant: await owner(),
      purpose: purpose(stored.connectionId),
      sealed: stored.credentialSealed,
    });
    const { credential, fingerprint, obtainedAtMs }: Session = JSON.parse(json);
    return {
      generation: stored.generation,
      session: { credential, fingerprint, obtainedAtMs, expiresAtMs: stored.expiresAt.getTime() },
    };
  }

  async function logInOnce(
    connectionId: string,
    stale: Parameters<SessionStore['withLogin']>[1],
    login: () => Promise<Session>,
  ): Promise<Session> {
    // Before the connection is taken: whoever holds one must not wait for another one of the same pool.
    const tenantKey = await owner();
    const client = await outlastTheDatabase(() => db.pool.connect());
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const held = await unseal(await lockSession(client, { tenantId, connectionId }));
      if (isUsableSession(held?.session, stale)) {
        await client.query('COMMIT');
        return held.session;
      }
      const fresh = await login();
      const credentialSealed = encryptSecret(keyring, {
        tenant: tenantKey,
        purpose: purpose(connectionId),
        plaintext: JSON.stringify(fresh),
      });
      const expiresAt = new Date(fresh.expiresAtMs);
      await saveSession(client, { tenantId, connectionId, revision: 0, credentialSealed, expiresAt });
      await client.query('COMMIT');
      return fresh;
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    async get(connectionId) {
      const stored = await outlastTheDatabase(() => readSession(db, { tenantId, connectionId }));
      return (await unseal(stored))?.session;
    },
    withLogin(connectionId, stale, login) {
      const running = logins.get(connectionId);
      if (running) {
        // Somebody here is logging in; what they get serves, unless it is the very one this caller was refused with.
        return running.then((session) =>
          isUsableSession(session, stale) ? session : this.withLogin(connectionId, stale, login),
        );
      }
      const started = logInOnce(connectionId, stale, login).finally(() => logins.delete(connectionId));
      logins.set(connectionId, started);
      return started;
    },
    async extend(connectionId, credential, expiresAtMs) {
      const held = await unseal(await readSession(db, { tenantId, connectionId }));
      if (held?.session.credential !== credential) return;
      const { generation } = held;
      await extendSession(db, { tenantId, connectionId, generation, expiresAt: new Date(expiresAtMs) });
    },
    async invalidate(connectionId) {
      await forgetSession(db, { tenantId, connectionId });
    },
  };
}
