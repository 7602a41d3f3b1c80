/** What is offered under the caret: fields and functions that match, and what choosing one writes. */
import type { FunctionDoc } from '@flowbridge/expression';
import type { Spell } from '../../../palette/search-palette.ts';
import { findFields, findFunctions } from '../../picker/find-fields.ts';
import type { FoundField } from '../../picker/picker-fields.ts';
import { offeredFunctions } from '../../picker/picker-functions.ts';
import type { SuggestionPlace } from '../suggestion-at.ts';

export type Suggestion =
  | { kind: 'field'; id: string; field: FoundField }
  | { kind: 'function'; id: string; doc: FunctionDoc };

/** More than these a person does not read, but types on. */
const MOST_FIELDS = 40;
/** Of fields without a search: the nearest, so that functions stay in sight. */
const FIRST_FIELDS = 8;

export function suggestionsFor(
  fields: readonly FoundField[],
  query: string,
  spell: Spell | undefined,
): Suggestion[] {
  const found = findFields(fields, query, spell, true).slice(0, query === '' ? FIRST_FIELDS : MOST_FIELDS);
  const functions = findFunctions(offeredFunctions, query, spell);
  return [
    ...found.map((field): Suggestion => ({ kind: 'field', id: field.expression, field })),
    ...functions.map((doc): Suggestion => ({ kind: 'function', id: `${doc.name}()`, doc })),
  ];
}

/** What a choice puts in the place, and where the caret goes in it: a function is typed on between its brackets. */
export function writtenFor(
  suggestion: Suggestion,
  { braced }: SuggestionPlace,
): { text: string; caret: number } {
  const isCall = suggestion.kind === 'function';
  const inner = isCall ? `${suggestion.doc.name}()` : suggestion.field.expression;
  const text = braced ? `{{ ${inner} }}` : inner;
  const end = braced ? text.length - 3 : text.length;
  return { text, caret: isCall ? end - 1 : braced ? text.length : end };
}
