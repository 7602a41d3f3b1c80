export { type ExitCode, exitCodes } from './exit-codes.ts';
export { thisMachine } from './machine.ts';
export { runCli } from './run-cli.ts';
export type { Surroundings } from './surroundings.ts';
