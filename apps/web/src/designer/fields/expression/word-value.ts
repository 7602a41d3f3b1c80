/** Values as the expression editor shows them. */
import { stringifyJson } from '@flowbridge/expression';
import type { ValueType } from '@flowbridge/flow';

/** The type of a value in the designer's words; `nothing` where there is none. */
export function typeOfValue(value: unknown): ValueType | 'nothing' {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'array';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'boolean':
      return 'boolean';
    case 'bigint':
      return 'integer';
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'number';
    case 'object':
      return 'object';
    default:
      return 'any';
  }
}

/** One line, cut. */
export function shortText(value: unknown, most = 60): string {
  const text = stringifyJson(value).slice(0, most + 1);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** A whole value to read: texts as they are, everything else as JSON with a line for each field. */
export function longText(value: unknown, most = 20_000): string {
  const text = typeof value === 'string' ? value : indented(stringifyJson(value));
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** Sets JSON out in lines without reading it, so that numbers keep every digit. */
function indented(json: string): string {
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  return json.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g, (token, at: number) => {
    const next = json.charAt(at + 1);
    switch (token) {
      case '{':
      case '[':
        if (next === '}' || next === ']') return token;
        depth++;
        return `${token}${line()}`;
      case '}':
      case ']':
        if (/[{[]/.test(json.charAt(at - 1))) return token;
        depth--;
        return `${line()}${token}`;
      case ',':
        return `,${line()}`;
      case ':':
        return ': ';
      default:
        return token;
    }
  });
}
