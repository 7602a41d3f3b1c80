import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { CliError, wrongUsage } from '../../cli-error.ts';
import { anyFile, family } from '../../client/answers.ts';
import type { Installation } from '../../client/connect.ts';
import { findFlow } from '../../find/find-flow.ts';
import { findTemplate } from '../../find/find-template.ts';
import { readVersionNumber } from '../../options/read-number.ts';
import type { Report } from '../../print/report.ts';
import { count } from '../../print/words.ts';
import type { Surroundings } from '../../surroundings.ts';
import type { AddCommand } from '../command-definition.ts';
import { type CommonOptions, examples, open, withInstallation } from '../installation-options.ts';
import { fileText } from './file-text.ts';

type ExportOptions = CommonOptions & { out?: string };
type TemplateOptions = ExportOptions & { version?: string };
type FlowOptions = ExportOptions & { alone?: boolean };

/** `flowbridge export template | flows`: a file that any installation imports. It never holds a secret. */
export const addExport: AddCommand = (program, surroundings) => {
  const group = program.command('export').description('write a template or flows to a .flowbridge.json file');
  const output = (command: Command) =>
    withInstallation(command.option('--out <file>', 'where to write (default: standard output)'));

  const template = group
    .command('template')
    .description('a version of a template, as a package')
    .argument('<template>', 'its key, id or name')
    .option('--version <number>', 'which version (default: the newest)');
  output(template)
    .addHelpText('after', examples(['flowbridge export template T05 --out purchase.flowbridge.json']))
    .action(async (wanted: string, options: TemplateOptions) => {
      const { at, report } = await open(surroundings, options);
      const version = readVersionNumber('--version', options.version);
      const { id } = await findTemplate(at, wanted);
      const file = await at.get(`/templates/${id}/export`, { answer: anyFile, query: { version } });
      await hand(surroundings, { file, options, report });
    });

  const flows = group
    .command('flows')
    .description('the drafts of flows, with what they call')
    .argument('<flow...>', 'names or ids')
    .option('--alone', 'without the flows they call');
  output(flows)
    .addHelpText('after', examples(['flowbridge export flows "Orders to ERP" > orders.flowbridge.json']))
    .action(async (wanted: string[], options: FlowOptions) => {
      const { at, report } = await open(surroundings, options);
      const ids = await idsOf(at, wanted, options);
      const file = await at.post('/flows/export', { answer: anyFile, body: { ids } });
      await hand(surroundings, { file, options, report });
    });
};

async function idsOf(at: Installation, wanted: readonly string[], { alone }: FlowOptions): Promise<string[]> {
  const ids = new Set<string>();
  for (const each of wanted) {
    const { id } = await findFlow(at, each);
    ids.add(id);
    if (alone) continue;
    for (const member of (await at.get(`/flows/${id}/family`, { answer: family })).flows) ids.add(member.id);
  }
  return [...ids];
}

async function hand(
  { cwd, out }: Surroundings,
  { file, options, report }: { file: Record<string, unknown>; options: ExportOptions; report: Report },
): Promise<void> {
  const { text, hash } = fileText(file);
  if (options.out === undefined) {
    out(text);
    report.note(`sha256 ${hash}`);
    return;
  }
  if (options.out === '') throw wrongUsage('--out must name a file');
  await writeFile(path.resolve(cwd, options.out), text).catch((error: NodeJS.ErrnoException) => {
    throw new CliError('fileUnwritable', `${options.out} cannot be written: ${error.code ?? error.message}`);
  });
  report.note(`${options.out}: ${count(Buffer.byteLength(text), 'byte')}, sha256 ${hash}`);
  report.value({ file: options.out, hash });
}
