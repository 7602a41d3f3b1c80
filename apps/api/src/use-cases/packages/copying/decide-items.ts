/** What was chosen, put onto the items of a plan; a choice that cannot be is refused with its place. */
import { createHash } from 'node:crypto';
import { type CopyItem, type Decided, hashFlow, hashPart, possibleChoices } from '@flowbridge/templates';
import { Refusal } from '../../../contract/refusal.ts';
import type { CopyChoice, CopyDecisions } from '../../../contract/template-copy.ts';

export function decideItems(items: readonly CopyItem[], choices: CopyDecisions['choices'] = []): Decided[] {
  const chosen = new Map<string, CopyChoice>();
  choices.forEach(({ kind, key, choose }, index) => {
    const path = `choices › ${index + 1} “${key}”`;
    const item = items.find((each) => each.kind === kind && each.packageKey === key);
    if (!item) {
      throw new Refusal('invalidInput', {
        path,
        message: `The package has no ${kind} with the key “${key}”.`,
      });
    }
    // Nothing differs: whichever side is meant, it is there.
    if (item.state === 'same') return;
    // Nothing of mine to stand beside: both is theirs.
    const effective = item.state === 'new' && choose === 'both' ? 'theirs' : choose;
    if (!possibleChoices(item.state).includes(effective)) {
      throw new Refusal('invalidInput', {
        path: `${path} › choose`,
        message: `There is no ${kind} “${key}” of yours to keep.`,
      });
    }
    chosen.set(`${kind} ${key}`, effective);
  });
  return items.map((item) => ({
    ...item,
    choice: chosen.get(`${item.kind} ${item.packageKey}`) ?? item.choice,
  }));
}

/** Of everything a person sees in a plan: another one, and what was chosen may not be what was meant. */
export function seenMark(items: readonly CopyItem[], copyVersion: number | undefined): string {
  const facts = items.map((item) => [
    ...[item.kind, item.packageKey, item.key, item.state],
    ...(item.kind === 'flow'
      ? [item.mine && hashFlow(item.mine), hashFlow(item.theirs)]
      : [item.mine && hashPart(item.mine), hashPart(item.theirs)]),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([copyVersion ?? null, facts]))
    .digest('hex');
}
