import type { Command } from 'commander';
import { connect, type Installation } from '../client/connect.ts';
import { openReport, type Report } from '../print/report.ts';
import { findTarget, type TargetOptions } from '../settings/find-target.ts';
import type { Surroundings } from '../surroundings.ts';

export type CommonOptions = TargetOptions & { json?: boolean };

/** What every command asks: where to go, as whom, and how to answer. */
export function withInstallation(command: Command): Command {
  return command
    .option('--url <address>', 'the installation (or FLOWBRIDGE_URL)')
    .option('--key <key>', 'API key (better: FLOWBRIDGE_API_KEY, which no process list shows)')
    .option('--tenant <code>', 'tenant, when the key has several (or FLOWBRIDGE_TENANT)')
    .option('--profile <name>', 'all three from the profile file (or FLOWBRIDGE_PROFILE)')
    .option('--json', 'answer for scripts: JSON on standard output');
}

export type Opened = { at: Installation; report: Report };

export async function open(surroundings: Surroundings, options: CommonOptions): Promise<Opened> {
  return {
    at: connect(await findTarget(surroundings, options), surroundings),
    report: openReport(surroundings, { json: options.json === true }),
  };
}

/** A command's examples, shown below its options. */
export function examples(lines: readonly string[]): string {
  return ['', 'Examples:', ...lines.map((line) => `  ${line}`)].join('\n');
}
