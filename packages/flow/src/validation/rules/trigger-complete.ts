import { triggerTemplates } from '../../references/template-places.ts';
import { isBlank } from '../blank.ts';
import { missingInputs } from '../missing-inputs.ts';
import { triggerProblem } from '../report.ts';
import type { Rule } from '../rule.ts';
import { unknownInputs } from '../unknown-inputs.ts';

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
    const unknown = unknownInputs(found.inputs, input).map(({ key, en, zh }) =>
      triggerProblem(document, trigger, ['config', 'input', key], {
        code: 'unknownInput',
        severity: 'error',
        en,
        zh,
      }),
    );
    const missing = missingInputs(found.inputs, input).map(({ key, names }) =>
      triggerProblem(document, trigger, ['config', 'input', key], {
        code: 'requiredMissing',
        severity: 'error',
        en: `“${names.en}” is required.`,
        zh: `“${names.zh}”为必填项。`,
      }),
    );
    return [...unknown, ...missing];
  });
