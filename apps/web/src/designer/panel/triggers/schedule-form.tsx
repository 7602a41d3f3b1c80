import type { TriggerOf } from '@flowbridge/flow';
import { DatePicker, Input, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { useDesigner } from '../../store/designer-context.ts';
import { edit } from '../../store/edit.ts';
import { TemplateField } from '../template-field.tsx';
import { useChangeTrigger, useEditReport } from '../use-change.ts';

type Config = TriggerOf<'schedule'>['config'];
const UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;

export function ScheduleForm({ trigger }: { trigger: TriggerOf<'schedule'> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const { store } = useDesigner();
  const report = useEditReport();
  const change = useChangeTrigger(trigger);
  const { config } = trigger;
  const setMode = (mode: Config['mode']) => {
    const next: Config =
      mode === 'cron' ? { mode, cron: '0 * * * *' } : { mode: 'interval', every: 5, unit: 'minutes' };
    report(edit(store, { type: 'changeTrigger', triggerId: trigger.id, change: { config: next } }));
  };
  return (
    <>
      <Segmented
        block
        value={config.mode}
        disabled={readOnly}
        options={[
          { value: 'interval', label: t('schedule.interval') },
          { value: 'cron', label: t('schedule.cron') },
        ]}
        onChange={setMode}
        aria-label={t('schedule.mode')}
      />
      {config.mode === 'interval' ? (
        <>
          <TemplateField
            path="every"
            label={t('schedule.every')}
            type="integer"
            required
            value={config.every}
            onChange={(every) =>
              change({ every: typeof every === 'number' || typeof every === 'string' ? every : 1 })
            }
          />
          <FieldRow path="unit" label={t('schedule.unit')} required>
            <Select
              value={config.unit}
              disabled={readOnly}
              style={{ width: '100%' }}
              aria-label={t('schedule.unit')}
              data-testid="field-unit"
              options={UNITS.map((unit) => ({ value: unit, label: t(`schedule.units.${unit}`) }))}
              onChange={(unit) => change({ unit })}
            />
          </FieldRow>
          <FieldRow path="firstAt" label={t('schedule.firstAt')}>
            <DatePicker
              showTime
              disabled={readOnly}
              style={{ width: '100%' }}
              aria-label={t('schedule.firstAt')}
              value={config.firstAt === undefined ? null : dayjs(config.firstAt)}
              onChange={(at) => change({ firstAt: at ? at.format() : undefined })}
            />
          </FieldRow>
        </>
      ) : (
        <FieldRow path="cron" label={t('schedule.cron')} required description={t('schedule.cronHelp')}>
          <Input
            value={config.cron}
            disabled={readOnly}
            aria-label={t('schedule.cron')}
            data-testid="field-cron"
            onChange={(event) => change({ cron: event.target.value })}
          />
        </FieldRow>
      )}
      <FieldRow path="timeZone" label={t('schedule.timeZone')}>
        <Select
          showSearch
          allowClear
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('schedule.timeZone')}
          placeholder="UTC"
          {...(config.timeZone === undefined ? {} : { value: config.timeZone })}
          options={Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))}
          onChange={(timeZone: string | undefined) => change({ timeZone })}
        />
      </FieldRow>
      <FieldRow path="missedFires" label={t('schedule.missedFires')}>
        <Select
          value={config.missedFires ?? 'skip'}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('schedule.missedFires')}
          options={(['skip', 'once'] as const).map((each) => ({
            value: each,
            label: t(`schedule.missed.${each}`),
          }))}
          onChange={(missedFires) => change({ missedFires })}
        />
      </FieldRow>
    </>
  );
}
