import type { CatalogInput } from '../catalog/connector-catalog.ts';
import type { Template } from '../document/values.ts';
import { isBlank, isConstant } from './blank.ts';

/** The required inputs that are not given and have no default. An input hidden by another one's value is not required. */
export function missingInputs(
  inputs: readonly CatalogInput[],
  given: Readonly<Record<string, Template>>,
): CatalogInput[] {
  const givenAt = (key: string) => (Object.hasOwn(given, key) ? given[key] : undefined);
  const isShown = ({ showWhen }: CatalogInput) => {
    if (showWhen === undefined) return true;
    const value = givenAt(showWhen.key) ?? inputs.find(({ key }) => key === showWhen.key)?.default;
    if (typeof value === 'string' && !isConstant(value)) return false;
    return showWhen.values.some((each) => each === value);
  };
  return inputs.filter(
    (input) =>
      input.required === true && input.default === undefined && isBlank(givenAt(input.key)) && isShown(input),
  );
}
