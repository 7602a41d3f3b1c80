import type { MappingRow } from '../../document/mapping.ts';
import type { StepOf } from '../../document/step.ts';
import type { FieldPath } from '../../problem/field-path.ts';
import type { Problem } from '../../problem/problem.ts';
import { type ExpressionLanguage, mayHoldExpression } from '../../references/expression-language.ts';
import { isBlank } from '../blank.ts';
import { mappingPathParts, mappingPathSign } from '../mapping-path.ts';
import { patternFinding } from '../pattern-finding.ts';
import { type Finding, stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';

/** Mapping rows fill each target once, from paths that can be read, and no required target is left out. */
export const mappingComplete: Rule = (context) => {
  const { document, language } = context;
  return stepsOfKind(context, 'mapFields').flatMap((step) => {
    const problems: Problem[] = [];
    const targets = new Map<string, number>();
    step.config.rows.forEach((row, at) => {
      const report = (field: FieldPath, finding: Finding) =>
        problems.push(stepProblem(document, step, ['config', 'rows', at, ...field], finding));
      checkTarget(row, at, targets, report);
      checkSource(row, report);
      checkRules(row, language, report);
    });
    return [
      ...problems,
      ...missingTargets(step).map((finding) => stepProblem(document, step, ['config', 'rows'], finding)),
    ];
  });
};

type Report = (field: FieldPath, finding: Finding) => void;

function checkTarget(row: MappingRow, at: number, targets: Map<string, number>, report: Report): void {
  if (isBlank(row.target)) {
    report(['target'], error('mappingTargetMissing', 'Say which field is filled.', '请填写目标字段。'));
    return;
  }
  const parts = mappingPathParts(row.target);
  if (parts === undefined || parts[0]?.kind !== 'key' || parts.some((part) => part.kind === 'index')) {
    const en = `“${row.target}” is no target path, such as detailData[].quantity.`;
    report(
      ['target'],
      error('mappingPathInvalid', en, `“${row.target}”不是有效的目标路径，例如 detailData[].quantity。`),
    );
    return;
  }
  const sign = mappingPathSign(parts);
  const first = targets.get(sign);
  if (first !== undefined) {
    const en = `“${row.target}” is filled by row ${first + 1} already.`;
    report(['target'], error('mappingTargetTwice', en, `“${row.target}”已由第 ${first + 1} 行填写。`));
    return;
  }
  targets.set(sign, at);
}

function checkSource({ source, required, target }: MappingRow, report: Report): void {
  switch (source.kind) {
    case 'path':
      if (mappingPathParts(source.path) === undefined) {
        const en = `“${source.path}” is no path, such as lines[].qty.`;
        const zh = `“${source.path}”不是有效的路径，例如 lines[].qty。`;
        report(['source', 'path'], error('mappingPathInvalid', en, zh));
      }
      return;
    case 'constant':
      if (required && isBlank(source.value)) report(['source', 'value'], needsValue(target));
      return;
    case 'expression':
      if (isBlank(source.expression)) report(['source', 'expression'], needsValue(target));
  }
}

function checkRules({ rules = [] }: MappingRow, language: ExpressionLanguage, report: Report): void {
  rules.forEach((rule, at) => {
    const fault = rule.kind === 'check' ? patternFinding(language, rule.pattern) : undefined;
    if (fault !== undefined) report(['rules', at, 'pattern'], fault);
    if (rule.kind === 'number' && rule.multiply !== undefined && !mayHoldExpression(rule.multiply)) {
      if (/^-?\d+(\.\d+)?$/.test(rule.multiply.trim())) return;
      const en = `“${rule.multiply}” is no number to multiply by.`;
      const zh = `“${rule.multiply}”不是有效的乘数。`;
      report(['rules', at, 'multiply'], error('patternInvalid', en, zh));
    }
  });
}

/** Required fields of the declared target, outermost level, that no row fills. */
function missingTargets(step: StepOf<'mapFields'>): Finding[] {
  const filled = new Set(
    step.config.rows.flatMap((row) => {
      const first = mappingPathParts(row.target)?.[0];
      return first?.kind === 'key' ? [first.key] : [];
    }),
  );
  const fields = step.config.targetSchema?.fields ?? [];
  return fields
    .filter((field) => field.required && !filled.has(field.key))
    .map((field) => needsValue(field.schema.names?.en || field.key, field.schema.names?.zh || field.key));
}

function needsValue(target: string, targetZh = target): Finding {
  return error('mappingRequiredMissing', `“${target}” needs a source.`, `“${targetZh}”需要指定来源。`);
}

function error(code: Finding['code'], en: string, zh: string): Finding {
  return { code, severity: 'error', en, zh };
}
