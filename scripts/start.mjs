// `npm start`: installs what is missing, builds, and runs all-in-one until stopped.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { prepare, root } from './prepare.mjs';

prepare();
build();

const server = spawn(
  process.execPath,
  ['--enable-source-maps', path.join(root, 'apps/all-in-one/dist/main.js')],
  { cwd: root, stdio: 'inherit' },
);
// The terminal sends Ctrl+C to both of us; a service manager only to us. The server decides when it has drained.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
