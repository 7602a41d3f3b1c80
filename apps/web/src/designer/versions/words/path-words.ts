import type { ChangePath } from '@flowbridge/flow';
import type { Words } from '../../catalog/step-words.ts';
import { type DescribedPart, namesOf } from './described-part.ts';
import { ANYWHERE } from './field-names.ts';
import { inputField } from './input-field.ts';
import { say } from './say.ts';

/** A path in the words of the side panel, from the outside in: `Mapping rows`, `docEntry`, `Field`. Never empty. */
export function pathWords(described: DescribedPart, path: ChangePath, words: Words): string[] {
  const said = path.flatMap((part, index) => {
    if (typeof part !== 'string') return [part.label ?? String(part.position + 1)];
    const name = nameAt(described, path.slice(0, index + 1), words);
    return name === '' ? [] : [name];
  });
  const last = path.at(-1);
  return said.length > 0 || last === undefined
    ? said
    : [typeof last === 'string' ? last : String(last.position + 1)];
}

/** `''` for a level without a name of its own. */
function nameAt(described: DescribedPart, path: ChangePath, words: Words): string {
  if (path.length === 1 && path[0] === 'config') return '';
  const last = String(path.at(-1));
  const listed = tableEntry(namesOf(described), path);
  const name = listed ?? (hasNamesOfItsOwn(path) ? undefined : ANYWHERE[last]);
  if (name !== undefined) return name === '' ? '' : (say(name, words.language) ?? last);
  return inputField(described, path, words)?.names[words.language] ?? last;
}

/** Below these, names are the flow's data, not the document's fields. */
const DATA = new Set(['input', 'value', 'fields', 'body', 'pinned']);

function hasNamesOfItsOwn(path: ChangePath): boolean {
  return path.slice(1, -1).some((part) => typeof part === 'string' && DATA.has(part)) && !insideSchema(path);
}

/** In a schema, `fields` is a list: an element follows it. */
function insideSchema(path: ChangePath): boolean {
  return path.some((part, index) => part === 'fields' && typeof path[index + 1] === 'object');
}

/** What a table says of the field at a path; steps' and triggers' own tables begin inside `config`. */
export function tableEntry(
  { common, own }: { common: Readonly<Record<string, string>>; own: Readonly<Record<string, string>> },
  path: ChangePath,
): string | undefined {
  const inConfig = path[0] === 'config';
  const address = (inConfig ? path.slice(1) : path)
    .map((part) => (typeof part === 'string' ? part : '*'))
    .join('.');
  const table = inConfig ? own : common;
  return Object.hasOwn(table, address) ? table[address] : undefined;
}
