import { partKind } from '../parts/part-kinds.ts';
import type { CopyItem, ItemChoice, ItemKind } from './copy-item.ts';

/** Keys that are in use at home, by kind: what is kept beside gets another. */
export type TakenKeys = ReadonlyMap<ItemKind, ReadonlySet<string>>;

/** The key at home of every item by `kind packageKey`; a further one where both are kept. */
export function freeKeys(
  items: readonly (CopyItem & { choice: ItemChoice })[],
  taken: TakenKeys,
): Map<string, string> {
  const used = new Set([...taken].flatMap(([kind, keys]) => [...keys].map((key) => `${kind} ${key}`)));
  for (const { kind, key } of items) used.add(`${kind} ${key}`);
  const keys = new Map<string, string>();
  for (const { kind, packageKey, key, choice } of items) {
    const given = choice === 'both' ? further(kind, key, used) : key;
    used.add(`${kind} ${given}`);
    keys.set(`${kind} ${packageKey}`, given);
  }
  return keys;
}

function further(kind: ItemKind, key: string, used: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const next = kind === 'flow' ? `${key.slice(0, 50)}-${number}` : partKind(kind).furtherKey(key, number);
    if (!used.has(`${kind} ${next}`)) return next;
  }
}
