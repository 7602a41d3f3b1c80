/** Values for parameters, from `--parameter key=value` and `--parameters file.json`, by the kind each parameter is of. */
import type { Parameter } from '@flowbridge/flow';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';
import type { Surroundings } from '../surroundings.ts';
import { readKeyValues } from './key-values.ts';
import { readText } from './read-text.ts';

export type ParameterOptions = { parameter?: string[]; parameters?: string };

/** Values as they were given: those of the file are typed already, those of the command line are texts. */
export type GivenParameters = { typed: Record<string, z.core.util.JSONType>; texts: Map<string, string> };

const values = z.record(z.string().max(60), z.json());

export async function givenParameters(
  surroundings: Pick<Surroundings, 'cwd' | 'stdin'>,
  { parameter, parameters }: ParameterOptions,
): Promise<GivenParameters> {
  const texts = readKeyValues('--parameter', parameter);
  if (parameters === undefined) return { typed: {}, texts };
  const text = await readText(surroundings, parameters);
  const read = values.safeParse(parsed(text));
  if (read.success) return { typed: read.data, texts };
  throw new CliError('invalidInput', `${parameters} must hold one JSON object, a value by parameter key`);
}

/** The values for these parameters. One that was given for a parameter nobody has is refused. */
export function parameterValues(
  { typed, texts }: GivenParameters,
  declared: readonly Parameter[],
): Record<string, z.core.util.JSONType> {
  const byKey = new Map(declared.map((each) => [each.key, each]));
  const unknown = [...Object.keys(typed), ...texts.keys()].find((key) => !byKey.has(key));
  if (unknown !== undefined) {
    const known = [...byKey.keys()].join(', ') || 'none';
    throw new CliError('invalidInput', `There is no parameter “${unknown}”`, {
      path: `parameters › ${unknown}`,
      hint: `Parameters: ${known}.`,
    });
  }
  const said = [...texts].flatMap(([key, text]) => {
    const parameter = byKey.get(key);
    return parameter === undefined ? [] : [[key, valueFrom(parameter, text)] as const];
  });
  return { ...typed, ...Object.fromEntries(said) };
}

function valueFrom({ key, type }: Parameter, text: string): z.core.util.JSONType {
  switch (type) {
    case 'text':
    case 'choice':
      return text;
    case 'integer':
      // Beyond 2^53 it stays text, so that no digit is lost.
      if (/^-?\d+$/.test(text)) return Number.isSafeInteger(Number(text)) ? Number(text) : text;
      throw misfit(key, 'a whole number');
    case 'number':
      if (text !== '' && Number.isFinite(Number(text))) return Number(text);
      throw misfit(key, 'a number');
    case 'boolean':
      if (text === 'true' || text === 'false') return text === 'true';
      throw misfit(key, 'true or false');
    case 'json': {
      const read = z.json().safeParse(parsed(text));
      if (read.success) return read.data;
      throw misfit(key, 'JSON');
    }
  }
}

function misfit(key: string, expected: string): CliError {
  return new CliError('invalidInput', `The parameter “${key}” takes ${expected}`, {
    path: `parameters › ${key}`,
  });
}

/** Undefined when it is no JSON: what reads it next refuses that. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
