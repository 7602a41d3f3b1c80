import type { StepOf, UnknownPolicy } from '../../document/step.ts';
import { isConstant } from '../blank.ts';
import { inputFindings } from '../input-findings.ts';
import { type Finding, stepProblem } from '../report.ts';
import { type Rule, type RuleContext, stepsOfKind } from '../rule.ts';

type Check = Extract<UnknownPolicy, { policy: 'check' }>;

/** Whether a call happened is asked by an action that only reads, and its answer is looked at. */
export const unknownChecksComplete: Rule = (context) =>
  stepsOfKind(context, 'action').flatMap((step) => {
    const { onUnknown } = step.config;
    if (onUnknown?.policy !== 'check') return [];
    return faultsOf(context, step, onUnknown).map(({ field, finding }) =>
      stepProblem(context.document, step, ['config', 'onUnknown', ...field], finding),
    );
  });

type Fault = { field: string[]; finding: Finding };

function faultsOf({ catalog }: RuleContext, { config }: StepOf<'action'>, check: Check): Fault[] {
  const { connector } = config;
  const faults: Fault[] = [];
  const action = catalog.action(connector, check.action);
  if (action === undefined) {
    const en = `The connector “${connector}” has no action “${check.action}”.`;
    const zh = `连接器“${connector}”没有操作“${check.action}”。`;
    faults.push({ field: ['action'], finding: { code: 'unknownAction', severity: 'error', en, zh } });
  } else if (action.effect !== 'read') {
    const en = `“${action.names.en}” changes something; choose an action that only reads.`;
    const zh = `“${action.names.zh}”会修改数据，请选择仅读取数据的操作。`;
    faults.push({ field: ['action'], finding: { code: 'checkInvalid', severity: 'error', en, zh } });
  }
  const inputs = action === undefined ? [] : inputFindings(action.inputs, check.input);
  faults.push(...inputs.map(({ key, finding }) => ({ field: ['input', key], finding })));
  if (isConstant(check.happened)) {
    const en = 'Write an expression that is true when the call happened.';
    const zh = '请填写表达式，结果为真表示调用已成功。';
    faults.push({ field: ['happened'], finding: { code: 'requiredMissing', severity: 'error', en, zh } });
  }
  return faults;
}
