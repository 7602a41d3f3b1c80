/**
 * Which document an edit is taken back in. Of both stacks: an edit without `line` is taken back in what the edit above it
 * leaves, the topmost in the draft itself. Only where others' changes were put under the own ones does an edit name its line, so that
 * lines are few and share what is alike.
 */
import { type FlowDocument, sameValue } from '@flowbridge/flow';
import type { Edit } from './designer-state.ts';

/** A stack whose draft `from` others have changed into `onto`. */
export function putUnder(stack: readonly Edit[], from: FlowDocument, onto: FlowDocument): Edit[] {
  return sameValue(from, onto) ? [...stack] : onLine(stack, from);
}

/** The stack without its topmost edit, which led to `line` and left the draft at `document`. */
export function withoutTop(stack: readonly Edit[], line: FlowDocument, document: FlowDocument): Edit[] {
  const left = stack.slice(0, -1);
  return line === document ? left : onLine(left, line);
}

/**
 * The stack with an edit more, which led from the line `before` to its own, while the draft of before it was `document`. The edit
 * below needs no line of its own where taking back the new one leaves it.
 */
export function withTop(
  stack: readonly Edit[],
  top: Edit,
  { before, document }: { before: FlowDocument; document: FlowDocument },
): Edit[] {
  const below = stack.at(-1);
  if (below === undefined) return [top];
  const { line = document, ...plain } = below;
  return [...stack.slice(0, -1), line === before ? plain : { ...plain, line }, top];
}

/** Typing on does not join an edit that lies below others' changes. */
function onLine(stack: readonly Edit[], line: FlowDocument): Edit[] {
  const top = stack.at(-1);
  if (top === undefined || top.line !== undefined) return [...stack];
  return [...stack.slice(0, -1), { ...top, line, mergeKey: undefined }];
}
