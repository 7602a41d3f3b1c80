/**
 * Whether a reference reads a field that its source does not have. Only of sources whose fields are known whole (built,
 * mapped, asked for when a run is started) can that be told; of a system's answer, which may hold more than its schema
 * names, only that a name is written in other letters.
 */
import type { ValueSchema } from '../document/values.ts';
import type { SchemaReader } from '../schema/schema-reader.ts';
import { simplePath } from '../schema/simple-path.ts';
import { stepByKey } from '../tree/lookup.ts';
import { closestKey } from '../validation/closest-key.ts';
import type { Reference } from './expression-language.ts';

export type MissingField = {
  /** The names from the root to the one that is missing. */
  path: string[];
  /** What the value has in its place. */
  fields: string[];
  /** The one of them that was probably meant. */
  meant: string | undefined;
};

/** `former`: the same document with connectors as they were; then a field that an answer had and has no more is missing, too. */
export function missingField(
  reference: Reference,
  reader: SchemaReader,
  former?: SchemaReader,
): MissingField | undefined {
  const { root, key, path = [] } = reference;
  const source = key === undefined ? [root] : [root, key];
  let schema = reader.path(source);
  const seen: string[] = [...source];
  for (const part of path) {
    while (schema?.type === 'array') schema = schema.items;
    if (typeof part === 'number') continue;
    seen.push(part);
    const fields: ValueSchema['fields'] = schema?.fields;
    if (fields === undefined || fields.length === 0) return undefined;
    const found = fields.find((each) => each.key === part);
    if (found === undefined)
      return missingOf(
        seen,
        fields.map((each) => each.key),
        isWhole(root, key, reader) || (former !== undefined && hasField(seen, source.length, former)),
      );
    schema = found.schema;
  }
  return undefined;
}

/** `from`: how much of the path names the source. */
function hasField(path: readonly string[], from: number, reader: SchemaReader): boolean {
  let schema = reader.path(path.slice(0, from));
  for (const part of path.slice(from)) {
    while (schema?.type === 'array') schema = schema.items;
    schema = schema?.fields?.find(({ key }) => key === part)?.schema;
  }
  return schema !== undefined;
}

function missingOf(path: string[], fields: string[], whole: boolean): MissingField | undefined {
  const name = path.at(-1) ?? '';
  const meant = closestKey(name, fields);
  const onlyLetters = meant !== undefined && meant.toLowerCase() === name.toLowerCase();
  return whole || onlyLetters ? { path, fields, meant } : undefined;
}

const MADE_HERE = new Set<string>(['buildJson', 'mapFields', 'aggregate']);
const MADE_OF_ITEMS = new Set<string>(['filterArray', 'sortArray', 'chunkArray', 'forEach']);
/** Lists made of lists; further ones are not followed. */
const MOST_SOURCES = 10;

/** Whether all fields of a source are known. */
function isWhole(root: string, key: string | undefined, reader: SchemaReader, depth = 0): boolean {
  if (root === 'trigger') {
    const { triggers } = reader.document;
    return triggers.length > 0 && triggers.every((trigger) => trigger.kind === 'manual');
  }
  if ((root !== 'steps' && root !== 'loops') || key === undefined || depth > MOST_SOURCES) return false;
  const step = stepByKey(reader.document, key);
  if (step === undefined) return false;
  if (MADE_HERE.has(step.kind)) return true;
  if (!MADE_OF_ITEMS.has(step.kind) || !('items' in step.config)) return false;
  const { items } = step.config;
  const [from, name] = (typeof items === 'string' ? simplePath(items) : undefined) ?? [];
  return (
    typeof from === 'string' &&
    isWhole(from, name === undefined ? undefined : String(name), reader, depth + 1)
  );
}
