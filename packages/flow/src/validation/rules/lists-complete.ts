import type { StepOf } from '../../document/step.ts';
import type { FieldPath } from '../../problem/field-path.ts';
import { isBlank, isConstant } from '../blank.ts';
import { type Finding, stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';
import { fitsType } from '../value-types.ts';

type Fault = { path: FieldPath; finding: Finding };

/** The list tools say what they sort by, how large a part is, and which values they make, each under a name of its own. */
export const listsComplete: Rule = (context) =>
  stepsOfKind(context, 'sortArray', 'chunkArray', 'aggregate').flatMap((step) =>
    faultsOf(step).map(({ path, finding }) =>
      stepProblem(context.document, step, ['config', ...path], finding),
    ),
  );

function faultsOf(step: StepOf<'sortArray' | 'chunkArray' | 'aggregate'>): Fault[] {
  switch (step.kind) {
    case 'sortArray':
      return sortFaults(step);
    case 'chunkArray':
      return sizeFaults(step);
    case 'aggregate':
      return aggregateFaults(step);
  }
}

function sortFaults({ config: { by } }: StepOf<'sortArray'>): Fault[] {
  if (by.length === 0) return [missing(['by'], 'Say what is sorted by.', '请填写排序依据。')];
  return by.flatMap(({ value }, at) =>
    isBlank(value) ? [missing(['by', at, 'value'], 'Say what is sorted by.', '请填写排序依据。')] : [],
  );
}

function sizeFaults({ config: { size } }: StepOf<'chunkArray'>): Fault[] {
  if (isBlank(size)) return [missing(['size'], 'Say how many items a part has.', '请填写每份的数量。')];
  if (!isConstant(size) || (fitsType(size, 'integer') && Number(size) >= 1)) return [];
  const en = `“${size}” is no number of items: a whole number from 1.`;
  const zh = `“${size}”不是有效的数量，应为不小于 1 的整数。`;
  return [{ path: ['size'], finding: { code: 'sizeInvalid', severity: 'error', en, zh } }];
}

function aggregateFaults({ config: { groupBy = [], values } }: StepOf<'aggregate'>): Fault[] {
  const faults: Fault[] = [];
  if (values.length === 0 && groupBy.length === 0) {
    faults.push(missing(['values'], 'Add at least one value.', '请至少添加一个汇总值。'));
  }
  groupBy.forEach(({ value }, at) => {
    if (!isBlank(value)) return;
    faults.push(missing(['groupBy', at, 'value'], 'Say what is grouped by.', '请填写分组依据。'));
  });
  values.forEach((each, at) => {
    if (each.function === 'count' || !isBlank(each.value)) return;
    faults.push(missing(['values', at, 'value'], 'Say which value is taken.', '请填写要汇总的值。'));
  });
  return [...faults, ...sameNames(groupBy, values)];
}

/** Groups and values stand side by side in one result. */
function sameNames(groupBy: readonly { key: string }[], values: readonly { key: string }[]): Fault[] {
  const named = [
    ...groupBy.map(({ key }, at) => ({ key, path: ['groupBy', at, 'key'] })),
    ...values.map(({ key }, at) => ({ key, path: ['values', at, 'key'] })),
  ];
  return named.flatMap(({ key, path }, at) => {
    if (named.findIndex((each) => each.key === key) === at) return [];
    const en = `The name “${key}” is used twice.`;
    const zh = `名称“${key}”重复。`;
    return [{ path, finding: { code: 'nameTwice', severity: 'error', en, zh } }];
  });
}

function missing(path: FieldPath, en: string, zh: string): Fault {
  return { path, finding: { code: 'requiredMissing', severity: 'error', en, zh } };
}
