/** Between a parameter's value and the text of its input. */
import { JsonError, parseJson } from '@flowbridge/expression';
import type { JsonValue, Parameter } from '@flowbridge/flow';

export type ParameterReading =
  | { ok: true; value: JsonValue | undefined }
  | { ok: false; reason: 'json' | 'integer' | 'number'; line: number; column: number };

export function parameterText(value: JsonValue | undefined, type: Parameter['type']): string {
  if (value === undefined) return '';
  if (type === 'json') return JSON.stringify(value, null, typeof value === 'object' ? 2 : undefined);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** An empty text means "not given". Integers beyond 2^53 stay text, so that no digit is lost. */
export function readParameter(text: string, type: Parameter['type']): ParameterReading {
  if (text.trim() === '') return { ok: true, value: undefined };
  const refused = (reason: 'json' | 'integer' | 'number') =>
    ({ ok: false, reason, line: 1, column: 1 }) as const;
  switch (type) {
    case 'text':
    case 'choice':
      return { ok: true, value: text };
    case 'boolean':
      return { ok: true, value: text === 'true' };
    case 'integer':
      if (!/^-?\d+$/.test(text.trim())) return refused('integer');
      return { ok: true, value: Number.isSafeInteger(Number(text)) ? Number(text) : text.trim() };
    case 'number':
      if (!/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text.trim())) return refused('number');
      return { ok: true, value: Number(text) };
    case 'json':
      try {
        parseJson(text);
        return { ok: true, value: JSON.parse(text) as JsonValue };
      } catch (error) {
        if (!(error instanceof JsonError)) throw error;
        return { ok: false, reason: 'json', line: error.details.line, column: error.details.column };
      }
  }
}
