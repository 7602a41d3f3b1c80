/** What a value is, in the words of the designer; goes into failure details and is translated there. */
export type ValueKind = 'nothing' | 'text' | 'number' | 'boolean' | 'object' | 'list' | 'other';

export function valueKind(value: unknown): ValueKind {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
    case 'bigint':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'object':
      return 'object';
    default:
      return 'other';
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
