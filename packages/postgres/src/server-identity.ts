/**
 * PostgreSQL refuses to run as root, and containers and CI machines often are. Three ways, the first that fits:
 *
 * - we are not root: the server runs as ourselves;
 * - a user namespace in which root appears as an ordinary user (`unshare`, Linux): files stay root's, so any folder we can use
 *   the server can use too, and nothing of the machine is changed;
 * - the system user `postgres`, made when missing: where user namespaces are forbidden (many containers). Its folders must be
 *   enterable by others.
 *
 * A cluster keeps the way it was made with: its files belong to that user.
 */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export type ServerIdentity = {
  kind: 'ourselves' | 'namespace' | 'systemUser';
  /** Put before the program. */
  prefix: string[];
  /** Set for `systemUser`. */
  user?: { uid: number; gid: number };
};

const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];

/** How to run the server of the cluster at `folder`, which need not exist yet. */
export async function serverIdentity(folder: string): Promise<ServerIdentity> {
  if (process.getuid?.() !== 0) return { kind: 'ourselves', prefix: [] };
  const owner = await stat(folder).then(
    (found) => found.uid,
    () => undefined,
  );
  if ((owner === undefined || owner === 0) && (await namespacesWork()))
    return { kind: 'namespace', prefix: NAMESPACE };
  return { kind: 'systemUser', prefix: [], user: await systemUser() };
}

function namespacesWork(): Promise<boolean> {
  const [program = '', ...options] = NAMESPACE;
  return run(program, [...options, 'true']).then(
    () => true,
    () => false,
  );
}

async function systemUser(): Promise<{ uid: number; gid: number }> {
  const existing = await lookUp();
  if (existing) return existing;
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]);
  const made = await lookUp();
  if (!made) throw new Error('Could not make the system user "postgres" that the database server runs as.');
  return made;
}

async function lookUp(): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
