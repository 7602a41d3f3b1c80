import type { ZodType } from 'zod';
import type { Decide, MergePart } from './merge-conflict.ts';
import { mergeOrder } from './merge-order.ts';
import { mergePart } from './merge-part.ts';

type Lists<Part> = { base: readonly Part[]; mine: readonly Part[]; theirs: readonly Part[] };
type Kind<Part> = { group: MergePart['group']; schema: ZodType<Part>; nameOf: (part: Part) => string };

/** Triggers, parameters or notes as both changed them; where both put them into another order, mine counts. */
export function mergeListOf<Part extends object>(
  lists: Lists<Part>,
  { group, schema, nameOf }: Kind<Part>,
  decide: Decide,
): Part[] {
  if (lists.mine === lists.theirs || lists.theirs === lists.base) return [...lists.mine];
  if (lists.mine === lists.base) return [...lists.theirs];
  const named = (list: readonly Part[]) => new Map(list.map((part) => [nameOf(part), part]));
  const [base, mine, theirs] = [named(lists.base), named(lists.mine), named(lists.theirs)];
  const names = { base: [...base.keys()], mine: [...mine.keys()], theirs: [...theirs.keys()] };
  return mergeOrder(names, () => 'mine').flatMap((name) => {
    const three = { base: base.get(name), mine: mine.get(name), theirs: theirs.get(name) };
    const merged = mergePart(three, { part: { group, partId: name }, schema }, decide);
    return merged === undefined ? [] : [merged];
  });
}
