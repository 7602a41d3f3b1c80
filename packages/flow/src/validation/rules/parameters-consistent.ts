import type { Parameter } from '../../document/document.ts';
import type { ValueType } from '../../document/values.ts';
import type { Problem } from '../../problem/problem.ts';
import { analyze } from '../../references/expression-language.ts';
import { stepTemplateTexts } from '../../references/template-texts.ts';
import { closestKey } from '../closest-key.ts';
import { documentProblem, type Finding, spanOf, textProblem } from '../report.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { fitsType, typeNames } from '../value-types.ts';

const valueTypes: Record<Parameter['type'], ValueType> = {
  text: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  json: 'any',
  choice: 'any',
};

/** Parameters are defined once, used, and have values that fit. */
export const parametersConsistent: Rule = (context) => {
  const { document } = context;
  const { parameters } = document;
  const used = usedKeys(context);
  return [
    ...undefinedOnes(context),
    ...parameters.flatMap((parameter, at): Problem[] => {
      const report = (finding: Finding) => documentProblem(document, ['parameters', at], finding);
      const { key } = parameter;
      const problems = [];
      if (parameters.findIndex((each) => each.key === key) < at) {
        const en = `The parameter “${key}” is defined twice.`;
        problems.push(
          report({ code: 'duplicateParameter', severity: 'error', en, zh: `参数“${key}”重复定义。` }),
        );
      }
      if (!used.has(key)) problems.push(report(unused(parameters, parameter)));
      const wrong = wrongDefault(parameter);
      if (wrong !== undefined)
        problems.push(report({ code: 'parameterInvalid', severity: 'error', ...wrong }));
      if (lacksValue(context, parameter)) {
        problems.push(
          report({
            code: 'parameterMissing',
            severity: context.forPublish ? 'error' : 'warning',
            en: `The parameter “${parameter.label}” needs a value.`,
            zh: `参数“${parameter.label}”需要填写值。`,
          }),
        );
      }
      return problems;
    }),
  ];
};

/** Keys used anywhere, disabled steps included: they may run again. */
function usedKeys({ document, language, texts }: RuleContext): Set<string> {
  const ofSteps = Object.values(document.steps)
    .flatMap((step) => stepTemplateTexts(step))
    .map(({ text }) => analyze(language, text));
  const analyses = [...ofSteps, ...texts.map(({ analysis }) => analysis)];
  const keys = analyses.flatMap(({ references }) =>
    references.flatMap(({ root, key }) => (root === 'params' && key !== undefined ? [key] : [])),
  );
  return new Set(keys);
}

function undefinedOnes({ document, texts }: RuleContext): Problem[] {
  const known = new Set(document.parameters.map(({ key }) => key));
  return texts.flatMap((text) => {
    const unknown = text.analysis.references.flatMap(({ root, key }) =>
      root === 'params' && key !== undefined && !known.has(key) ? [key] : [],
    );
    return [...new Set(unknown)].map((key) => {
      const meant = closestKey(key, known);
      const added: Parameter = { key, label: key, type: 'text' };
      return textProblem(document, text, {
        code: 'unknownParameter',
        severity: 'error',
        en: `There is no parameter “${key}”.${meant === undefined ? '' : ` Did you mean “${meant}”?`}`,
        zh: `没有参数“${key}”。${meant === undefined ? '' : `是否指“${meant}”？`}`,
        fix: { type: 'setParameters', parameters: [...document.parameters, added] },
        span: spanOf(text, 'params', key),
      });
    });
  });
}

function unused(parameters: readonly Parameter[], parameter: Parameter): Finding {
  return {
    code: 'unusedParameter',
    severity: 'warning',
    en: `The parameter “${parameter.label}” is not used.`,
    zh: `参数“${parameter.label}”未被使用。`,
    fix: { type: 'setParameters', parameters: parameters.filter((each) => each !== parameter) },
  };
}

function wrongDefault({
  type,
  default: value,
  choices,
  label,
}: Parameter): { en: string; zh: string } | undefined {
  if (type === 'choice' && (choices ?? []).length === 0) {
    return { en: `“${label}” offers no choices.`, zh: `“${label}”没有可选项。` };
  }
  if (value === undefined || value === null || value === '') return undefined;
  if (type === 'choice' && !choices?.some((each) => each.value === value)) {
    return {
      en: `The default of “${label}” is none of its choices.`,
      zh: `“${label}”的默认值不在可选项中。`,
    };
  }
  if (fitsType(value, valueTypes[type])) return undefined;
  const { en, zh } = typeNames[valueTypes[type]];
  return { en: `The default of “${label}” is not ${en}.`, zh: `“${label}”的默认值不是${zh}。` };
}

function lacksValue({ bindings }: RuleContext, { key, required, default: fallback }: Parameter): boolean {
  if (!required || bindings === undefined) return false;
  const given = bindings.parameters ?? {};
  const value = Object.hasOwn(given, key) ? given[key] : fallback;
  return value === undefined || value === null || value === '';
}
