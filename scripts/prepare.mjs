// Brings a clone to the point where everything can run: packages installed, Prisma's client generated. Does nothing when
// that is so already. Uses Node alone: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** Runs a command in the repository; ends the process with its exit code when it fails. */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Path of a tool installed in the repository. */
export function tool(name) {
  return path.join(root, 'node_modules', '.bin', name);
}

function hash(...files) {
  const digest = createHash('sha256');
  for (const file of files) digest.update(readFileSync(path.join(root, file)));
  return digest.digest('hex');
}

/** Does `work` unless it was done for the same inputs before. */
export function once(name, key, work) {
  const stamp = path.join(root, 'node_modules', '.flowbridge', name);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return;
  work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, key);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Flowbridge needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

export function prepare() {
  requireNode();
  const packages = hash('package-lock.json');
  once('installed', packages, () => {
    console.log('Installing packages …');
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  });
  once('prisma-client', `${packages} ${hash('prisma/schema.prisma')} ${process.versions.node}`, () => {
    console.log('Generating the database client …');
    // Generating needs no schema engine, but the CLI would download one first; naming any program keeps it from trying.
    run(tool('prisma'), ['generate', '--no-hints'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath });
  });
}
