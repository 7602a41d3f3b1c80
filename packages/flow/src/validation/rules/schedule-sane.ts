import type { Trigger, TriggerOf } from '../../document/trigger.ts';
import { mayHoldExpression } from '../../references/expression-language.ts';
import { cronFault } from '../cron-fault.ts';
import { triggerProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

/** A schedule says when: a cron text that can be read, or a whole positive number of units, in a zone that exists. */
export const scheduleSane: Rule = ({ document }) =>
  document.triggers.flatMap(schedulesOf).flatMap(({ trigger, path, config }) => {
    const invalid = (field: string, en: string, zh: string) =>
      triggerProblem(document, trigger, [...path, field], {
        code: 'scheduleInvalid',
        severity: 'error',
        en,
        zh,
      });
    const problems = [];
    if (config.mode === 'interval' && typeof config.every === 'string' && !isCount(config.every)) {
      problems.push(
        invalid('every', 'Say how often: a whole number from 1 up.', '请填写重复周期：不小于 1 的整数。'),
      );
    }
    if (config.mode === 'cron' && !mayHoldExpression(config.cron)) {
      const fault = cronFault(config.cron);
      if (fault !== undefined) problems.push(invalid('cron', fault.en, fault.zh));
    }
    if (config.timeZone !== undefined && !isTimeZone(config.timeZone)) {
      const zone = config.timeZone;
      problems.push(invalid('timeZone', `There is no time zone “${zone}”.`, `不存在时区“${zone}”。`));
    }
    return problems;
  });

type Placed = { trigger: Trigger; path: string[]; config: TriggerOf<'schedule'>['config'] };

function schedulesOf(trigger: Trigger): Placed[] {
  if (trigger.kind === 'schedule') return [{ trigger, path: ['config'], config: trigger.config }];
  if (trigger.kind !== 'poll') return [];
  return [{ trigger, path: ['config', 'schedule'], config: trigger.config.schedule }];
}

function isCount(text: string): boolean {
  return mayHoldExpression(text) || /^\s*[1-9]\d{0,5}\s*$/.test(text);
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
