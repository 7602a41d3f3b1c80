import { wrongUsage } from '../../cli-error.ts';
import type { AddCommand } from '../command-definition.ts';
import { examples, open, withInstallation } from '../installation-options.ts';
import { withFollowing } from '../run/run-command.ts';
import { retryMany } from './retry-many.ts';
import { retryOne } from './retry-one.ts';
import { choosesMany, type RetryOptions } from './retry-options.ts';

/** `flowbridge retry [run]`: one ended run, or all that match, again. */
export const addRetry: AddCommand = (program, surroundings) => {
  const command = program
    .command('retry')
    .description('run ended runs again')
    .argument('[run]', 'its id; without it, all runs that match the options below')
    .option('--from <where>', 'trigger, failedStep, failedItems or path:<step>', 'trigger')
    .option('--version <which>', 'same (what each ran), published or draft', 'same')
    .option('--flow <flow>', 'runs of this flow (name or id)')
    .option('--state <states>', 'runs in these states, comma separated (default: failed)')
    .option('--error-code <code>', 'runs that ended with this error')
    .option('--after <time>', 'accepted at or after: 2026-01-31T08:00, or 2h for two hours ago')
    .option('--before <time>', 'accepted before')
    .option('--search <text>', 'text in the run’s input, error or id')
    .option('--business-key <value>', 'the value of a business key, whole')
    .option('--canary', 'one run first; the others only when it succeeds')
    .option('--per-minute <runs>', 'no more than so many a minute')
    .option('--preview', 'say what would happen, do nothing');
  withInstallation(withFollowing(command))
    .addHelpText(
      'after',
      examples([
        'flowbridge retry 0198f2c4a7b17e3c9d5e6f7a8b9c0d1e --from failedStep --wait',
        'flowbridge retry --flow "Orders to ERP" --error-code connectorFailed --after 2h --preview',
        'flowbridge retry --flow "Orders to ERP" --after 2h --canary --per-minute 60 --wait',
      ]),
    )
    .action(async (runId: string | undefined, options: RetryOptions) => {
      const many = choosesMany(options);
      if (runId !== undefined && many) {
        throw wrongUsage('Give a run, or options that choose runs, not both');
      }
      if (runId === undefined && !many) {
        throw wrongUsage('It is not said which runs', 'Give a run’s id, or --flow, --error-code, --after …');
      }
      const opened = await open(surroundings, options);
      if (runId === undefined) await retryMany(opened, surroundings, options);
      else await retryOne(opened, surroundings, { runId, options });
    });
};
