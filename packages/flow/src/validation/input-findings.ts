import type { CatalogInput } from '../catalog/connector-catalog.ts';
import type { Template } from '../document/values.ts';
import { closestKey } from './closest-key.ts';
import { missingInputs } from './missing-inputs.ts';
import type { Finding } from './report.ts';

export type InputFinding = { key: string; finding: Finding };

/**
 * What is wrong with the inputs of an action or an event: those that are not declared, with the one that was meant (the call
 * would be refused when the flow runs), and required ones that are missing.
 */
export function inputFindings(
  inputs: readonly CatalogInput[],
  given: Readonly<Record<string, Template>>,
): InputFinding[] {
  return [...unknownInputs(inputs, given), ...missingInputs(inputs, given).map(missing)];
}

function unknownInputs(
  inputs: readonly CatalogInput[],
  given: Readonly<Record<string, Template>>,
): InputFinding[] {
  const declared = inputs.map((input) => input.key);
  const free = declared.filter((key) => !Object.hasOwn(given, key));
  return Object.keys(given)
    .filter((key) => !declared.includes(key))
    .map((key) => {
      const meant = closestKey(key, free);
      const en = `There is no input “${key}” here.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`;
      const zh = `没有输入项“${key}”。${meant === undefined ? '' : `是否应为“${meant}”？`}`;
      return { key, finding: { code: 'unknownInput', severity: 'error', en, zh } };
    });
}

function missing({ key, names }: CatalogInput): InputFinding {
  const en = `“${names.en}” is required.`;
  const zh = `“${names.zh}”为必填项。`;
  return { key, finding: { code: 'requiredMissing', severity: 'error', en, zh } };
}
