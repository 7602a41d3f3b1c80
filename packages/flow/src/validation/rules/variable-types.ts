import type { Step, VariableType } from '../../document/step.ts';
import type { Template } from '../../document/values.ts';
import type { Problem } from '../../problem/problem.ts';
import { isConstant } from '../blank.ts';
import { stepProblem } from '../report.ts';
import type { Rule } from '../rule.ts';
import { fitsType, typeNames } from '../value-types.ts';
import { initsByName } from '../variables.ts';

/** Variables get values of their type, and only what a type can do is done to them. */
export const variableTypes: Rule = ({ document, steps }) => {
  const inits = initsByName(steps);
  return steps.flatMap((step): Problem[] => {
    if (step.kind === 'initVariable') {
      const { type, value } = step.config;
      return mismatch(value, type)
        ? [stepProblem(document, step, ['config', 'value'], wrongValue(type))]
        : [];
    }
    const wanted = wantedTypes(step);
    if (wanted === undefined) return [];
    const types = (inits.get(wanted.name) ?? []).map((init) => init.config.type);
    if (types.length === 0 || types.some((type) => wanted.types.includes(type))) return [];
    const name = wanted.name;
    const type = types[0] ?? 'text';
    return [
      stepProblem(document, step, ['config', 'name'], {
        code: 'variableType',
        severity: 'error',
        en: `“${name}” is ${typeNames[type].en}; this step needs ${wanted.types.map((each) => typeNames[each].en).join(' or ')}.`,
        zh: `“${name}”是${typeNames[type].zh}，此步骤需要${wanted.types.map((each) => typeNames[each].zh).join('或')}。`,
      }),
    ];
  });
};

function wantedTypes(step: Step): { name: string; types: VariableType[] } | undefined {
  switch (step.kind) {
    case 'incrementVariable':
      return { name: step.config.name, types: ['integer', 'number'] };
    case 'appendToArray':
      return { name: step.config.name, types: ['array'] };
    case 'appendToText':
      return { name: step.config.name, types: ['text'] };
    default:
      return undefined;
  }
}

function mismatch(value: Template | undefined, type: VariableType): boolean {
  return value !== undefined && value !== null && value !== '' && isConstant(value) && !fitsType(value, type);
}

function wrongValue(type: VariableType) {
  const { en, zh } = typeNames[type];
  return {
    code: 'variableType',
    severity: 'error',
    en: `The initial value is not ${en}.`,
    zh: `初始值不是${zh}。`,
  } as const;
}
