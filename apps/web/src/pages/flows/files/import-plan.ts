/** What is to become of each flow of a file. */
import type { ServerInputs, ServerOutputs } from '../../../server/trpc.ts';

export type FilePreview = ServerOutputs['flowFiles']['preview'];
export type FileItem = FilePreview['flows'][number];
export type Choice = NonNullable<ServerInputs['flowFiles']['import']['choices']>[number];

/** A new name beside those that are taken, where the tenant has a flow of this name; nobody's draft is replaced unasked. */
export function firstChoices(
  items: readonly FileItem[],
  copyName: (name: string, number: number) => string,
): Choice[] {
  const used = new Set(items.map((item) => item.name));
  return items.map(({ name, sameName }) => {
    if (sameName.length === 0) return { do: 'create', name };
    let number = 2;
    while (used.has(copyName(name, number))) number += 1;
    const free = copyName(name, number);
    used.add(free);
    return { do: 'create', name: free };
  });
}

export function nameIsWrong(choice: Choice): boolean {
  return choice.do === 'create' && (choice.name === undefined || !/^.{1,200}$/.test(choice.name.trim()));
}

export const countOf = (choices: readonly Choice[]) =>
  choices.filter((choice) => choice.do !== 'skip').length;
