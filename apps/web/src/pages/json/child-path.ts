import { quoteName } from '@flowbridge/expression';

/** The path of a field or item as expressions write it: `steps.getDraft.body.DocumentLines[0].ItemCode`. */
export function childPath(path: string, key: string, list: boolean): string {
  if (list) return `${path}[${key}]`;
  return path === '' ? quoteName(key) : `${path}.${quoteName(key)}`;
}
