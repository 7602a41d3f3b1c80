/** Reads prisma/schema.prisma and prisma/migrations from the folder the repository (or an installation) keeps them in. */
import { access, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest `prisma` folder at or above this module: the same place in the repository and in a bundle. */
export async function findPrismaFolder(): Promise<string> {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'prisma');
    const found = await access(path.join(candidate, 'schema.prisma')).then(
      () => true,
      () => false,
    );
    if (found) return candidate;
    if (path.dirname(folder) === folder) throw new Error('No prisma/schema.prisma at or above this program.');
  }
}

export function readDatamodel(folder: string): Promise<string> {
  return readFile(path.join(folder, 'schema.prisma'), 'utf8');
}

export type Migration = { name: string; sql: string };

/** All migrations, oldest first. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(path.join(folder, 'migrations'), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      sql: await readFile(path.join(folder, 'migrations', name, 'migration.sql'), 'utf8'),
    })),
  );
}
