// `npm run migration -- <name>`: drafts prisma/migrations/<time>_<name>/migration.sql from what changed in schema.prisma since
// the last commit. Read it before you commit it: partitions and data moves are written by hand.
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { draftMigration } from '../packages/db/src/migrate/draft-migration.ts';
import { startTemporaryServer } from '../packages/postgres/src/index.ts';

const root = path.resolve(import.meta.dirname, '..');
const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Name the migration: npm run migration -- add_alert_rules');
  process.exit(1);
}

const before = execFileSync('git', ['show', 'HEAD:prisma/schema.prisma'], { cwd: root, encoding: 'utf8' });
const after = await readFile(path.join(root, 'prisma/schema.prisma'), 'utf8');
await using server = await startTemporaryServer();
const sql = await draftMigration({ url: await server.database('draft'), from: before, to: after });
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const folder = path.join(root, 'prisma/migrations', `${stamp}_${name}`);
await mkdir(folder, { recursive: true });
await writeFile(path.join(folder, 'migration.sql'), sql);
console.log(path.relative(root, path.join(folder, 'migration.sql')));
