// Builds the console (Vite) and the server programs (esbuild) unless nothing changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { once, root, run, tool } from './prepare.mjs';

/** A key of all sources by path, size and time of change: cheaper than reading them, and never wrong after an edit. */
function sourcesKey() {
  const digest = createHash('sha256');
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (['node_modules', 'dist', '.turbo'].includes(entry.name)) continue;
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) visit(place);
      else {
        const { size, mtimeMs } = statSync(place);
        digest.update(`${place} ${size} ${mtimeMs}\n`);
      }
    }
  };
  for (const folder of ['apps', 'packages', 'prisma']) visit(path.join(root, folder));
  // npm packages are part of the bundles.
  digest.update(readFileSync(path.join(root, 'package-lock.json')));
  return digest.digest('hex');
}

export function build() {
  const built = ['apps/web/dist/index.html', 'apps/all-in-one/dist/main.js'].every((file) =>
    existsSync(path.join(root, file)),
  );
  once('built', built ? sourcesKey() : 'no', () => {
    console.log('Building …');
    run(tool('turbo'), ['run', 'build', '--output-logs=errors-only'], { TURBO_TELEMETRY_DISABLED: '1' });
  });
  once('built', sourcesKey(), () => {});
}

if (process.argv[1] === import.meta.filename) build();
