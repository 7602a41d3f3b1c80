import { expect, test } from 'vitest';
import type { FlowDocument } from '../document/document.ts';
import { emptyDocument } from '../document/empty-document.ts';
import { stepId } from '../document/ids.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { applyCommand } from './apply-command.ts';
import type { Command } from './command.ts';

const note = (id: string, text: string) => ({ id: stepId.parse(id), text, x: 0, y: 0 });

/** Applies, and checks that undo leads back. */
function apply(before: FlowDocument, command: Command): FlowDocument {
  const result = applyCommand(before, command, plainLanguage);
  if (!result.ok) throw new Error(result.problem.code);
  const undone = applyCommand(result.document, result.inverse, plainLanguage);
  expect(undone.ok && undone.document).toEqual(before);
  return result.document;
}

test('notes are put, changed and removed one by one, each in its place among the others', () => {
  let document = emptyDocument();
  for (const id of ['a', 'b', 'c']) document = apply(document, { type: 'putNote', note: note(id, id) });
  document = apply(document, { type: 'putNote', note: note('b', 'changed') });
  expect(document.notes.map((each) => each.text)).toEqual(['a', 'changed', 'c']);
  document = apply(document, { type: 'removeNote', noteId: stepId.parse('b') });
  expect(document.notes.map((each) => each.id)).toEqual(['a', 'c']);
});

test('a note of somebody else stays when an own note is changed on top of their version', () => {
  const theirs = apply(emptyDocument(), { type: 'putNote', note: note('theirs', 'x') });
  const both = apply(theirs, { type: 'putNote', note: note('mine', 'y') });
  expect(both.notes.map((each) => each.id)).toEqual(['theirs', 'mine']);
});

test('a note that is gone cannot be removed again', () => {
  const gone: Command = { type: 'removeNote', noteId: stepId.parse('gone') };
  const result = applyCommand(emptyDocument(), gone, plainLanguage);
  expect(!result.ok && result.problem.code).toBe('noteUnknown');
});
