/** The `flowbridge` command. Without a command it starts everything in one process. */
import { commands, describeCommands } from './commands/commands.ts';

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && process.env.LOG_LEVEL === 'debug') console.error(error.stack);
  process.exit(1);
}

async function main(): Promise<void> {
  const [name = 'start', ...options] = process.argv.slice(2);
  if (name === 'help' || name === '--help') return console.log(describeCommands());
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new Error(`Unknown command "${name}".\n${describeCommands()}`);
  await command.run(options);
}

main().catch(fail);
