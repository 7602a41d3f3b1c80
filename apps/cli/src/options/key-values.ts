import { wrongUsage } from '../cli-error.ts';

/** For repeatable options: `collect` gathers what each says. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** `sap-b1=ERP of the test` as a map; what stands before the first `=` names, the rest is the value. */
export function readKeyValues(option: string, given: readonly string[] = []): Map<string, string> {
  const map = new Map<string, string>();
  for (const text of given) {
    const at = text.indexOf('=');
    const key = text.slice(0, at).trim();
    if (at < 0 || key === '') throw wrongUsage(`${option} must be given as name=value`);
    if (map.has(key)) throw wrongUsage(`${option} says twice what “${key}” is`);
    map.set(key, text.slice(at + 1).trim());
  }
  return map;
}
