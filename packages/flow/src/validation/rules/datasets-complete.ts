import type { StepOf } from '../../document/step.ts';
import type { Problem } from '../../problem/problem.ts';
import { isBlank, isConstant } from '../blank.ts';
import { stepProblem } from '../report.ts';
import { type Rule, type RuleContext, stepsOfKind } from '../rule.ts';

/** The steps of the ledger name their dataset, and staging says which records and what tells them apart. */
export const datasetsComplete: Rule = (context) =>
  stepsOfKind(context, 'datasetStage', 'datasetDeliver').flatMap((step) => {
    const need = (field: string, en: string, zh: string): Problem =>
      stepProblem(context.document, step, ['config', field], {
        code: 'requiredMissing',
        severity: 'error',
        en,
        zh,
      });
    const problems: Problem[] = [];
    if (step.config.dataset === '') {
      problems.push(need('dataset', 'Name the dataset.', '请填写数据集名称。'));
    }
    if (step.kind === 'datasetDeliver') return problems;
    if (isBlank(step.config.records)) {
      problems.push(need('records', 'Say which records are staged.', '请选择要登记的记录。'));
    }
    if (isBlank(step.config.key)) {
      problems.push(
        need('key', 'Say what makes a record the same one next time.', '请填写用于识别同一条记录的键。'),
      );
    } else if (isConstant(step.config.key)) {
      problems.push(sameKey(context, step));
    }
    return problems;
  });

/** One key for all records: each would replace the one before it. */
function sameKey({ document }: RuleContext, step: StepOf<'datasetStage'>): Problem {
  return stepProblem(document, step, ['config', 'key'], {
    code: 'recordKeyConstant',
    severity: 'error',
    en: 'All records would have the same key: use a value of the record, loops.row.item.',
    zh: '所有记录的键都相同：请使用记录中的值 loops.row.item。',
  });
}
