import type { Duration, StepOf } from '../../document/step.ts';
import type { Template } from '../../document/values.ts';
import type { FieldPath } from '../../problem/field-path.ts';
import { isBlank, isConstant } from '../blank.ts';
import { type Finding, stepProblem } from '../report.ts';
import { type Rule, type RuleContext, stepsOfKind } from '../rule.ts';
import { fitsType } from '../value-types.ts';

const isoTime = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;

type Fault = { path: FieldPath; finding: Finding | undefined };

/** A wait says how long, until when, or is waited for by somebody who was given its address. */
export const waitsComplete: Rule = (context) =>
  stepsOfKind(context, 'wait').flatMap((step) =>
    faultsOf(context, step).flatMap(({ path, finding }) =>
      finding === undefined ? [] : [stepProblem(context.document, step, ['config', ...path], finding)],
    ),
  );

function faultsOf(context: RuleContext, step: StepOf<'wait'>): Fault[] {
  const { config } = step;
  switch (config.mode) {
    case 'duration':
      return [{ path: ['duration', 'amount'], finding: wrongAmount(config.duration) }];
    case 'until':
      return [{ path: ['until'], finding: wrongTime(config.until) }];
    case 'callback':
      return [
        {
          path: ['deadline', 'amount'],
          finding: config.deadline === undefined ? undefined : wrongAmount(config.deadline),
        },
        { path: [], finding: unusedAddress(context, step) },
      ];
  }
}

function wrongAmount({ amount }: Duration): Finding | undefined {
  if (isBlank(amount)) return error('requiredMissing', 'Say how long.', '请填写时长。');
  if (!isConstant(amount)) return undefined;
  if (fitsType(amount, 'number') && Number(amount) > 0) return undefined;
  return error('waitInvalid', `“${amount}” is no length of time.`, `“${amount}”不是有效的时长。`);
}

function wrongTime(until: Template): Finding | undefined {
  if (isBlank(until)) return error('requiredMissing', 'Say until when.', '请填写等待到何时。');
  if (!isConstant(until)) return undefined;
  const text = typeof until === 'string' ? until.trim() : '';
  if (isoTime.test(text) && !Number.isNaN(Date.parse(text.replace(' ', 'T')))) return undefined;
  const en = 'This is no time, such as 2026-03-05T08:30:00+08:00.';
  return error('waitInvalid', en, '此处不是有效的时间，例如 2026-03-05T08:30:00+08:00。');
}

function unusedAddress({ texts }: RuleContext, { key }: StepOf<'wait'>): Finding | undefined {
  const isGiven = texts.some(({ analysis }) =>
    analysis.references.some((each) => each.root === 'callbacks' && each.key === key),
  );
  if (isGiven) return undefined;
  return {
    code: 'callbackUnused',
    severity: 'warning',
    en: `Nobody is told where to call: hand out {{ callbacks.${key} }} in an earlier step.`,
    zh: `没有步骤告知回调地址：请在之前的步骤中传出 {{ callbacks.${key} }}。`,
  };
}

function error(code: Finding['code'], en: string, zh: string): Finding {
  return { code, severity: 'error', en, zh };
}
