import type { TriggerOf } from '@flowbridge/flow';
import { DatePicker, Input, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { TemplateField } from '../template-field.tsx';

export type ScheduleConfig = TriggerOf<'schedule'>['config'];

const UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;

type Props = {
  /** Before each field's path: `schedule.` where the schedule is a part of the config. */
  prefix?: string;
  config: ScheduleConfig;
  /** `field` names what changed, so that quick changes of one field are one step of undo. */
  onChange: (config: ScheduleConfig, field: string) => void;
};

/** When something happens: an interval or a cron text, its zone, what becomes of missed times. */
export function ScheduleFields({ prefix = '', config, onChange }: Props) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = (changed: Partial<ScheduleConfig>) => {
    const entries = Object.entries({ ...config, ...changed }).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(entries) as ScheduleConfig, Object.keys(changed).join());
  };
  const setMode = (mode: ScheduleConfig['mode']) =>
    onChange(
      mode === 'cron' ? { mode, cron: '0 * * * *' } : { mode: 'interval', every: 5, unit: 'minutes' },
      'mode',
    );
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
            path={`${prefix}every`}
            label={t('schedule.every')}
            type="integer"
            required
            value={config.every}
            onChange={(every) =>
              change({ every: typeof every === 'number' || typeof every === 'string' ? every : 1 })
            }
          />
          <FieldRow path={`${prefix}unit`} label={t('schedule.unit')} required>
            <Select
              value={config.unit}
              disabled={readOnly}
              style={{ width: '100%' }}
              aria-label={t('schedule.unit')}
              data-testid={`field-${prefix}unit`}
              options={UNITS.map((unit) => ({ value: unit, label: t(`schedule.units.${unit}`) }))}
              onChange={(unit) => change({ unit })}
            />
          </FieldRow>
          <FieldRow path={`${prefix}firstAt`} label={t('schedule.firstAt')}>
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
        <FieldRow
          path={`${prefix}cron`}
          label={t('schedule.cron')}
          required
          description={t('schedule.cronHelp')}
        >
          <Input
            value={config.cron}
            disabled={readOnly}
            aria-label={t('schedule.cron')}
            data-testid={`field-${prefix}cron`}
            onChange={(event) => change({ cron: event.target.value })}
          />
        </FieldRow>
      )}
      <FieldRow path={`${prefix}timeZone`} label={t('schedule.timeZone')}>
        <Select
          showSearch
          allowClear
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('schedule.timeZone')}
          placeholder={t('schedule.tenantZone')}
          {...(config.timeZone === undefined ? {} : { value: config.timeZone })}
          options={Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }))}
          onChange={(timeZone: string | undefined) => change({ timeZone })}
        />
      </FieldRow>
      <FieldRow path={`${prefix}missedFires`} label={t('schedule.missedFires')}>
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
