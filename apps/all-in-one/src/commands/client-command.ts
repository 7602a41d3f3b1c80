import { runCli, thisMachine } from '@flowbridge/cli';

/**
 * `flowbridge export | import | run | retry | promote`: a client of any installation, over REST; nothing of this one is opened.
 * npm changes to the repository's folder before it runs a command: file names begin where the person is.
 */
export async function clientCommand(args: string[]): Promise<void> {
  process.exitCode = await runCli(args, thisMachine({ cwd: process.env.INIT_CWD ?? process.cwd() }));
}
