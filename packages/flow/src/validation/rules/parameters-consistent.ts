import type { Parameter } from '../../document/document.ts';
import type { JsonValue } from '../../document/values.ts';
import type { Problem } from '../../problem/problem.ts';
import { analyze } from '../../references/expression-language.ts';
import { stepTemplateTexts } from '../../references/template-texts.ts';
import { closestKey } from '../closest-key.ts';
import { parameterFault } from '../parameter-fault.ts';
import { documentProblem, type Finding, spanOf, textProblem } from '../report.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { fitsType } from '../value-types.ts';

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
      const wrong = wrongDefault(parameter) ?? wrongValue(context, parameter);
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

function wrongDefault(parameter: Parameter): { en: string; zh: string } | undefined {
  const { type, default: value, choices, label } = parameter;
  if (type === 'choice' && (choices ?? []).length === 0) {
    return { en: `“${label}” offers no choices.`, zh: `“${label}”没有可选项。` };
  }
  const fault = runFault(parameter, value);
  return (
    fault && {
      en: `The default of “${label}” does not fit. ${fault.en}`,
      zh: `“${label}”的默认值不符合要求。${fault.zh}`,
    }
  );
}

/** A value that was bound before the parameter was declared as it is now. */
function wrongValue({ bindings }: RuleContext, parameter: Parameter): { en: string; zh: string } | undefined {
  const fault = runFault(parameter, bindings?.parameters?.[parameter.key]);
  const { label } = parameter;
  return (
    fault && {
      en: `The value of “${label}” does not fit. ${fault.en}`,
      zh: `“${label}”的值不符合要求。${fault.zh}`,
    }
  );
}

/** Types as generously as runs convert, which published flows rely on; choices and forms of text to the letter. */
function runFault(parameter: Parameter, value: JsonValue | undefined) {
  const { type } = parameter;
  if (value === undefined || value === null || value === '') return undefined;
  if (type === 'choice' || (type === 'text' && typeof value === 'string'))
    return parameterFault(parameter, value);
  return type === 'json' || fitsType(value, type) ? undefined : parameterFault(parameter, value);
}

function lacksValue({ bindings }: RuleContext, { key, required, default: fallback }: Parameter): boolean {
  if (!required || bindings === undefined) return false;
  const given = bindings.parameters ?? {};
  const value = Object.hasOwn(given, key) ? given[key] : fallback;
  return value === undefined || value === null || value === '';
}
