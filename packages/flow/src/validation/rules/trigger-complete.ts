import { triggerTemplates } from '../../references/template-places.ts';
import { isBlank } from '../blank.ts';
import { inputFindings } from '../input-findings.ts';
import { triggerProblem } from '../report.ts';
import type { Rule } from '../rule.ts';

/** HTTP and connector-event triggers say all that is needed to listen. */
export const triggerComplete: Rule = ({ document, catalog }) =>
  document.triggers.flatMap((trigger) => {
    if (trigger.kind === 'http') {
      const { dedupe } = trigger.config;
      if (dedupe === undefined || triggerTemplates(trigger).every(({ value }) => !isBlank(value))) return [];
      const en = 'Say by which value repeated calls are recognised.';
      const zh = '请填写用于识别重复调用的值。';
      const finding = { code: 'triggerIncomplete', severity: 'error', en, zh } as const;
      return [triggerProblem(document, trigger, ['config', 'dedupe', 'key'], finding)];
    }
    if (trigger.kind !== 'connectorEvent') return [];
    const { connector, event, input } = trigger.config;
    const found = catalog.event(connector, event);
    if (found === undefined) {
      const finding = {
        code: 'unknownEvent',
        severity: 'error',
        en: `There is no event “${event}” of connector “${connector}”.`,
        zh: `连接器“${connector}”没有事件“${event}”。`,
      } as const;
      return [triggerProblem(document, trigger, ['config', 'event'], finding)];
    }
    return inputFindings(found.inputs, input).map(({ key, finding }) =>
      triggerProblem(document, trigger, ['config', 'input', key], finding),
    );
  });
