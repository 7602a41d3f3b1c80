/** The client as a function: arguments and surroundings in, exit code out. Nothing in it ends the process. */
import { Command, CommanderError } from 'commander';
import { wrongUsage } from './cli-error.ts';
import { addExport } from './commands/export/export-command.ts';
import { addImport } from './commands/import/import-command.ts';
import { addPromote } from './commands/promote/promote-command.ts';
import { addRetry } from './commands/retry/retry-command.ts';
import { addRun } from './commands/run/run-command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { describeError, exitCodeOf } from './print/describe-error.ts';
import { safeText } from './print/safe-text.ts';
import type { Surroundings } from './surroundings.ts';

/** `args`: without the program's own name. */
export async function runCli(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const json = args.includes('--json');
  const program = new Command('flowbridge');
  program.description('Works on a Flowbridge installation from anywhere, through its REST API.');
  for (const add of [addExport, addImport, addRun, addRetry, addPromote]) add(program, surroundings);
  for (const command of withInside(program)) {
    command.exitOverride();
    command.configureOutput({
      writeOut: surroundings.out,
      writeErr: surroundings.err,
      outputError: (text, write) => {
        const fault = wrongUsage(withoutValues(text), `flowbridge ${pathOf(command)}--help says how.`);
        write(`${describeError(fault, { json })}\n`);
      },
    });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCodes.done;
  } catch (error) {
    // Said by the parser already: the fault, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    surroundings.err(`${describeError(error, { json })}\n`);
    if (surroundings.env.FLOWBRIDGE_DEBUG && error instanceof Error) surroundings.err(`${error.stack}\n`);
    return exitCodeOf(error);
  }
}

/** What was given to an option, perhaps a key, is not repeated. */
function withoutValues(text: string): string {
  return safeText(text)
    .replace(/^error: /, '')
    .replace(/(--[\w-]+)=[^\s']*/g, '$1=…');
}

function withInside(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withInside)];
}

function pathOf(command: Command): string {
  const { parent } = command;
  return parent === null ? '' : `${pathOf(parent)}${command.name()} `;
}
