/** A finding about a manifest, and the findings that are made in several places. */
import type { Bilingual } from '../manifest/bilingual.ts';

export type Fault = { path: (string | number)[]; message: Bilingual };

/** The second of two equal names, at `path › its place › field`. */
export function duplicates(
  names: readonly string[],
  path: (string | number)[],
  ...field: (string | number)[]
): Fault[] {
  return names.flatMap((name, at) =>
    names.indexOf(name) === at
      ? []
      : [fault([...path, at, ...field], `“${name}” stands here twice.`, `“${name}”重复。`)],
  );
}

export function unknown(path: (string | number)[], name: string, known: readonly string[]): Fault {
  const list = known.join(', ');
  return fault(
    path,
    known.length === 0 ? `There is no “${name}”.` : `There is no “${name}” here; there is: ${list}.`,
    known.length === 0 ? `不存在“${name}”。` : `不存在“${name}”；可用的有：${list}。`,
  );
}

export function fault(path: (string | number)[], en: string, zh: string): Fault {
  return { path, message: { en, zh } };
}
