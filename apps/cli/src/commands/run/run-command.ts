import type { Command } from 'commander';
import { z } from 'zod';
import { CliError } from '../../cli-error.ts';
import { flow } from '../../client/answers.ts';
import type { Installation } from '../../client/connect.ts';
import { findFlow } from '../../find/find-flow.ts';
import { readNumber, readWord } from '../../options/read-number.ts';
import { readJsonOption } from '../../options/read-text.ts';
import type { AddCommand } from '../command-definition.ts';
import { type CommonOptions, examples, open, withInstallation } from '../installation-options.ts';
import { followRun } from './follow-run.ts';
import { tellRun } from './tell-run.ts';

type FollowOptions = { wait?: boolean; timeout?: string; steps: string };
type RunOptions = CommonOptions & FollowOptions & { input?: string; version: string; trigger?: string };

/** Options of commands that can wait for a run. */
export function withFollowing(command: Command): Command {
  return command
    .option('--wait', 'follow it until it ends')
    .option('--timeout <seconds>', 'with --wait: how long at most; the run itself goes on')
    .option('--steps <which>', 'with --wait: top, all or none', 'top');
}

export function readFollowing({ timeout, steps }: FollowOptions) {
  const seconds = readNumber('--timeout', timeout);
  return {
    steps: readWord('--steps', steps, ['top', 'all', 'none']),
    timeoutMs: seconds === undefined ? undefined : seconds * 1_000,
  };
}

const started = z.looseObject({ runId: z.string() });

/** `flowbridge run <flow>`: starts a flow, and follows it when it is asked to. */
export const addRun: AddCommand = (program, surroundings) => {
  const command = program
    .command('run')
    .description('start a flow')
    .argument('<flow>', 'its name or id')
    .option('--input <json>', 'JSON, @file, or - for standard input: what the run sees as trigger.body')
    .option('--version <which>', 'published, draft or a number', 'published')
    .option('--trigger <key>', 'which trigger (default: the manual one, or the only one)');
  withInstallation(withFollowing(command))
    .addHelpText(
      'after',
      examples([
        'flowbridge run "Orders to ERP" --wait',
        `flowbridge run orders --input '{"from":"2026-01-01"}' --wait --timeout 60`,
        'cat order.json | flowbridge run orders --input - --version draft --wait --json',
      ]),
    )
    .action(async (wanted: string, options: RunOptions) => {
      const following = readFollowing(options);
      const version = readVersion(options.version);
      const input =
        options.input === undefined
          ? undefined
          : await readJsonOption(surroundings, { option: '--input', given: options.input });
      const { at, report } = await open(surroundings, options);
      const { id } = await findFlow(at, wanted);
      const triggerId = options.trigger === undefined ? undefined : await triggerOf(at, id, options.trigger);
      const { runId } = await at.post(`/flows/${id}/runs`, {
        answer: started,
        body: {
          version,
          ...(input === undefined ? {} : { input }),
          ...(triggerId === undefined ? {} : { triggerId }),
        },
      });
      if (!options.wait) {
        report.answer(runId);
        report.value({ runId });
        return;
      }
      report.note(`run ${runId}`);
      const seen = await followRun(at, { runId, attempt: 1, ...following }, { report, surroundings });
      tellRun(seen, report);
    });
};

function readVersion(given: string): 'published' | 'draft' | number {
  if (given === 'published' || given === 'draft') return given;
  return readNumber('--version', given) ?? 'published';
}

async function triggerOf(at: Installation, flowId: string, key: string): Promise<string> {
  const { document } = await at.get(`/flows/${flowId}`, { answer: flow });
  const found = document.triggers.find((trigger) => trigger.key === key || trigger.id === key);
  if (found) return found.id;
  const known = document.triggers.map((trigger) => trigger.key).join(', ') || 'none';
  throw new CliError('triggerMissing', `The flow has no trigger “${key}”`, { hint: `Triggers: ${known}.` });
}
