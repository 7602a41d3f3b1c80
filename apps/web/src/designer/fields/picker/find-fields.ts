/** Search over fields and functions: names in both languages, keys, paths, the step's title, pinyin. */
import type { FunctionDoc } from '@flowbridge/expression';
import {
  matchPrepared,
  type PreparedTexts,
  prepareTexts,
  type Searchable,
  type Spell,
} from '../../palette/search-palette.ts';
import type { FoundField } from './picker-fields.ts';

/** The fields that match, in their order, or the better matches first with `ranked`. */
export function findFields(
  fields: readonly FoundField[],
  query: string,
  spell: Spell | undefined,
  ranked = false,
): FoundField[] {
  if (query.trim() === '') return [...fields];
  return matching(fields, fieldTexts, { query, spell, ranked });
}

export function findFunctions(
  functions: readonly FunctionDoc[],
  query: string,
  spell: Spell | undefined,
): FunctionDoc[] {
  if (query.trim() === '') return [...functions];
  return matching(functions, functionTexts, { query, spell, ranked: true });
}

type Search = { query: string; spell: Spell | undefined; ranked: boolean };

const prepared = new WeakMap<object, PreparedTexts>();

function matching<T extends object>(
  all: readonly T[],
  textsOf: (each: T) => Searchable,
  search: Search,
): T[] {
  const found = all.flatMap((each) => {
    const texts = prepared.get(each) ?? prepareTexts(textsOf(each));
    prepared.set(each, texts);
    const rank = matchPrepared(texts, search.query, search.spell);
    return rank === undefined ? [] : [{ each, rank }];
  });
  if (search.ranked) found.sort((left, right) => left.rank - right.rank);
  return found.map(({ each }) => each);
}

function fieldTexts({ label, key, expression, schema, group }: FoundField): Searchable {
  const { en = '', zh = '' } = schema?.names ?? {};
  const names = [label, key, expression, en, zh].filter((name) => name !== '');
  return { names, spelled: zh || label, words: [group.title] };
}

function functionTexts({ name, description }: FunctionDoc): Searchable {
  return { names: [name], spelled: description.zh, words: [description.en, description.zh] };
}
