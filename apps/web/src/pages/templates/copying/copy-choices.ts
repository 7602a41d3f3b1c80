/** What a person decides for the items of a plan, beside what is usual. */
import type { ServerOutputs } from '../../../server/trpc.ts';

export type CopyPlan = ServerOutputs['templates']['planCopy'];
export type PlanItem = CopyPlan['items'][number];
export type CopyResult = ServerOutputs['templates']['copy'];
export type Choice = PlanItem['choice'];

/** By `identityOf`. */
export type Choices = Readonly<Record<string, Choice>>;

export const CHOICES: readonly Choice[] = ['mine', 'theirs', 'both'];

export function identityOf({ kind, key }: { kind: string; key: string }): string {
  return `${kind} ${key}`;
}

export function choiceOf(item: PlanItem, choices: Choices): Choice {
  return choices[identityOf(item)] ?? item.choice;
}

/** There is something to choose. */
export function isOpen(item: PlanItem): boolean {
  return item.choices.length > 1;
}

/** Worth a look before anything is done: something of mine is met, something is missing, or something goes. */
export function needsLook({ items, variables, dropped }: CopyPlan): boolean {
  return items.some(isOpen) || variables.some(({ known }) => !known) || dropped.length > 0;
}

/** The choices as the server takes them: only what differs from the usual. */
export function chosen(plan: CopyPlan, choices: Choices) {
  return plan.items.flatMap((item) => {
    const choose = choiceOf(item, choices);
    return choose === item.choice ? [] : [{ kind: item.kind, key: item.key, choose }];
  });
}

/** With these choices everything stays as it is. */
export function changesNothing(plan: CopyPlan, choices: Choices): boolean {
  return plan.becomes === 'same' && plan.items.every((item) => choiceOf(item, choices) === 'mine');
}

/** One choice for every item that can have it; the others keep theirs. */
export function chooseAll(plan: CopyPlan, choice: Choice): Choices {
  return Object.fromEntries(
    plan.items
      .filter((item) => isOpen(item) && item.choices.includes(choice))
      .map((item) => [identityOf(item), choice]),
  );
}
