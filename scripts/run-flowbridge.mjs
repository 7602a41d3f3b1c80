// Installs what is missing, builds what changed, and runs the `flowbridge` command until it ends.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { prepare, root } from './prepare.mjs';

export function runFlowbridge(args) {
  prepare();
  build();
  const flowbridge = spawn(
    process.execPath,
    ['--enable-source-maps', path.join(root, 'apps/all-in-one/dist/main.js'), ...args],
    { cwd: root, stdio: 'inherit' },
  );
  // The terminal sends Ctrl+C to both of us; a service manager only to us. The process decides when it has drained.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => flowbridge.kill(signal));
  flowbridge.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
