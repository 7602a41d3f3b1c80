import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseJson } from '@flowbridge/expression';
import { CliError } from '../cli-error.ts';
import type { Surroundings } from '../surroundings.ts';

/** As much as an installation takes. */
const MAX_BYTES = 20_000_000;

/** The text of a file, or of standard input (`-`). */
export async function readText(
  { cwd, stdin }: Pick<Surroundings, 'cwd' | 'stdin'>,
  file: string,
): Promise<string> {
  if (file === '-') return stdin();
  const place = path.resolve(cwd, file);
  try {
    const { size } = await stat(place);
    if (size > MAX_BYTES) throw new CliError('fileTooLarge', `${file} is larger than 20 MB`);
    return await readFile(place, 'utf8');
  } catch (error) {
    if (error instanceof CliError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new CliError('fileUnreadable', `${file} cannot be read: ${code}`);
  }
}

/** A JSON value as it is given to `--input`: itself, `@file`, or `-` for standard input. Whole numbers keep every digit. */
export async function readJsonOption(
  surroundings: Pick<Surroundings, 'cwd' | 'stdin'>,
  { option, given }: { option: string; given: string },
): Promise<unknown> {
  const file = given === '-' ? '-' : given.startsWith('@') ? given.slice(1) : undefined;
  const text = file === undefined ? given : await readText(surroundings, file);
  try {
    return parseJson(text);
  } catch (error) {
    const where = file === undefined ? option : file === '-' ? 'standard input' : file;
    const said = error instanceof Error ? error.message : 'not JSON';
    throw new CliError('malformedJson', `${where} is not JSON: ${said}`);
  }
}
