/** Between a parameter's value and what its input holds: JSON is written as text, everything else as itself. */
import { JsonError, parseJson, stringifyJson } from '@flowbridge/expression';
import type { JsonValue, Parameter } from '@flowbridge/flow';

export type ParameterText = string | number | boolean | null | undefined;

/** What the input shows at first: the default. */
export function initialText({ type, default: value }: Parameter): ParameterText {
  if (value === undefined) return type === 'boolean' ? false : undefined;
  if (type === 'json') return stringifyJson(value, 2);
  return typeof value === 'object' && value !== null ? stringifyJson(value) : value;
}

/** Where text is no JSON; undefined when it is. */
export function jsonFault(text: string): { line: number; column: number } | undefined {
  try {
    parseJson(text);
    return undefined;
  } catch (error) {
    return error instanceof JsonError
      ? { line: error.details.line, column: error.details.column }
      : { line: 1, column: 1 };
  }
}

/** What an input holds as the parameter's value. Whole numbers come as text: those beyond 2^53 stay it, to keep every digit. */
export function parameterValue({ type }: Pick<Parameter, 'type'>, text: unknown): unknown {
  if (type !== 'integer' || typeof text !== 'string' || !/^-?\d+$/.test(text)) return text;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}

/** The values as the server takes them; what was left empty is left out. The form has checked them before. */
export function readParameters(
  parameters: readonly Parameter[],
  texts: Readonly<Record<string, ParameterText>>,
): Record<string, JsonValue> {
  return Object.fromEntries(
    parameters.flatMap(({ key, type }) => {
      const text = texts[key];
      if (text === undefined || text === null || text === '') return [];
      const value =
        type === 'json' && typeof text === 'string' ? JSON.parse(text) : parameterValue({ type }, text);
      return [[key, value] as const];
    }),
  );
}
