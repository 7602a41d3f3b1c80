/** The client as a program of its own: what `dist/flowbridge.mjs` is bundled from. */
import { thisMachine } from './machine.ts';
import { runCli } from './run-cli.ts';

// Not `process.exit`: what was written to a pipe is to arrive first.
process.exitCode = await runCli(process.argv.slice(2), thisMachine());
