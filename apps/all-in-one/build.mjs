// Bundles the server programs: the repository's own source goes into one file, npm packages stay where npm put them.
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = path.join(here, 'dist');

const installed = path.join(here, '../../node_modules') + path.sep;

/**
 * Follows the workspaces' sources and leaves npm packages where npm put them. Those it put into a workspace of their own, where
 * the bundle would not find them, go into the bundle.
 */
const ownSources = {
  name: 'own-sources',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path: wanted, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === 'seen' || wanted.startsWith('@flowbridge/') || path.isAbsolute(wanted))
        return undefined;
      if (isBuiltin(wanted)) return { path: wanted, external: true };
      const found = await resolve(wanted, { importer, resolveDir, kind, pluginData: 'seen' });
      const isHoisted =
        found.path.startsWith(installed) && !found.path.slice(installed.length).startsWith('@flowbridge/');
      return isHoisted || found.errors.length > 0 ? { path: wanted, external: true } : found;
    });
  },
};

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
  // A command loads its own part only.
  splitting: true,
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
  plugins: [ownSources],
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
