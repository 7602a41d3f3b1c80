import { JsonError, parseJson } from '@flowbridge/expression';
import { checkJsonShape, shapeProblem } from '@flowbridge/flow';
import { PACKAGE_FORMAT } from '@flowbridge/templates';
import { z } from 'zod';
import { CliError } from '../../cli-error.ts';
import { readText } from '../../options/read-text.ts';
import type { Surroundings } from '../../surroundings.ts';

export type FileToImport = { kind: 'package' | 'flows'; file: Record<string, unknown> };

const FLOWS_FORMAT = 'flowbridge.flows';

/** Which kind of file it is; what is in it the installation judges. */
export async function readFileToImport(
  surroundings: Pick<Surroundings, 'cwd' | 'stdin'>,
  name: string,
): Promise<FileToImport> {
  const said = name === '-' ? 'Standard input' : name;
  const read = z.record(z.string(), z.unknown()).safeParse(parse(await readText(surroundings, name), said));
  if (!read.success) throw new CliError('fileInvalid', `${said} holds no template package and no flows`);
  const file = read.data;
  if (file.format === PACKAGE_FORMAT) return { kind: 'package', file };
  if (file.format === FLOWS_FORMAT || (file.format === undefined && 'document' in file)) {
    return { kind: 'flows', file };
  }
  throw new CliError('fileInvalid', `${said} holds no template package and no flows`, {
    path: 'format',
    hint: `The format is “${PACKAGE_FORMAT}” or “${FLOWS_FORMAT}”.`,
  });
}

function parse(text: string, said: string): unknown {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new CliError('malformedJson', `${said} is not JSON: ${error.message}`);
  }
  // What would not arrive as it is: a number like 1e999 is sent as null.
  const fault = checkJsonShape(value);
  if (!fault) return value;
  const { message, path } = shapeProblem(value, fault);
  throw new CliError('fileInvalid', `${said}: ${message.en}`, { path });
}
