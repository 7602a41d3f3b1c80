import type { Trigger, TriggerOf } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import { connectorOf, shortValue, type Words } from './step-words.ts';

/** Gives the line under a trigger's title: when or how it starts, in words of the console's language. */
export function useTriggerLine(words: Words): (trigger: Trigger) => string {
  const { t } = useTranslation('steps');
  const whenOf = (config: TriggerOf<'schedule'>['config']) => {
    if (config.mode === 'cron') {
      return config.cron === '' ? t('triggerLine.noCron') : t('triggerLine.cron', { cron: config.cron });
    }
    const every = shortValue(config.every);
    return t(`triggerLine.${config.unit}.${every === '1' ? 'each' : 'many'}`, { every });
  };
  return (trigger) => {
    switch (trigger.kind) {
      case 'manual': {
        const fields = trigger.config.input?.fields ?? [];
        const names = fields.map(({ key, schema }) => schema.names?.[words.language] || key);
        return names.length === 0 ? '' : t('triggerLine.asks', { fields: names.join(', ') });
      }
      case 'schedule':
        return whenOf(trigger.config);
      case 'poll': {
        const system = connectorOf(words.connectors, trigger.config.connector)?.names[words.language];
        const when = whenOf(trigger.config.schedule);
        return system === undefined ? when : t('triggerLine.poll', { system, when });
      }
      case 'http':
        return t(`triggerLine.${trigger.config.answer}`, { methods: trigger.config.methods.join(' ') });
      case 'connectorEvent':
        return connectorOf(words.connectors, trigger.config.connector)?.names[words.language] ?? '';
    }
  };
}
