// Bundles the client to one file that runs on any machine with Node, npm packages included.
import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const outfile = path.join(here, 'dist/flowbridge.mjs');

await mkdir(path.dirname(outfile), { recursive: true });
await build({
  entryPoints: [path.join(here, 'src/main.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Short enough to be copied and attached; errors of people never show a line of it.
  minify: true,
  logLevel: 'warning',
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire as requireOf } from 'node:module';const require = requireOf(import.meta.url);",
  },
});
await chmod(outfile, 0o755);
