import type { CatalogInput } from '../catalog/connector-catalog.ts';
import type { Template } from '../document/values.ts';
import { closestKey } from './closest-key.ts';

export type UnknownInput = { key: string; en: string; zh: string };

/** Inputs that are given but not declared: the call would be refused when the flow runs. With the key that was meant. */
export function unknownInputs(
  inputs: readonly CatalogInput[],
  given: Readonly<Record<string, Template>>,
): UnknownInput[] {
  const declared = inputs.map((input) => input.key);
  return Object.keys(given)
    .filter((key) => !declared.includes(key))
    .map((key) => {
      const free = declared.filter((each) => !Object.hasOwn(given, each));
      const meant = closestKey(key, free);
      return {
        key,
        en: `There is no input “${key}” here.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`,
        zh: `没有输入项“${key}”。${meant === undefined ? '' : `是否应为“${meant}”？`}`,
      };
    });
}
