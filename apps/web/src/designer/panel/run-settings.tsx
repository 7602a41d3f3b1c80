/** How the flow's runs behave as a whole: what a new one does while others run, and how long one may take. */
import type { FlowSettings } from '@flowbridge/flow';
import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../fields/field-row.tsx';
import { useFieldScope } from '../fields/picker/field-scope.ts';
import { useChangeSettings } from './use-change-settings.ts';

type Overlap = NonNullable<FlowSettings['overlap']>;

export function RunSettings({ settings }: { settings: FlowSettings }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeSettings();
  const overlap: Overlap = settings.overlap ?? { policy: 'parallel' };
  const choose = (policy: Overlap['policy']) =>
    change({ overlap: policy === 'parallel' ? undefined : { policy } });
  return (
    <>
      <FieldRow
        path="settings.overlap"
        label={t('runs.overlap')}
        description={t(`runs.overlapHelp.${overlap.policy}`)}
      >
        <Select
          value={overlap.policy}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('runs.overlap')}
          data-testid="field-settings.overlap"
          options={(['parallel', 'queue', 'skip', 'replace'] as const).map((each) => ({
            value: each,
            label: t(`runs.overlaps.${each}`),
          }))}
          onChange={choose}
        />
      </FieldRow>
      {overlap.policy === 'parallel' ? (
        <FieldRow path="settings.overlap.max" label={t('runs.max')}>
          <InputNumber
            min={1}
            max={1_000}
            precision={0}
            disabled={readOnly}
            style={{ width: '100%' }}
            placeholder={t('runs.noMax')}
            aria-label={t('runs.max')}
            data-testid="field-settings.overlap.max"
            value={overlap.max ?? null}
            onChange={(max) => change({ overlap: max === null ? undefined : { policy: 'parallel', max } })}
          />
        </FieldRow>
      ) : null}
      <TimeLimit timeoutMs={settings.timeoutMs} onChange={(timeoutMs) => change({ timeoutMs })} />
    </>
  );
}

const UNITS = { seconds: 1_000, minutes: 60_000, hours: 3_600_000 };
type Unit = keyof typeof UNITS;

type LimitProps = { timeoutMs: number | undefined; onChange: (timeoutMs: number | undefined) => void };

function TimeLimit({ timeoutMs, onChange }: LimitProps) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const [chosen, setChosen] = useState<Unit>();
  const unit = chosen ?? unitOf(timeoutMs);
  const amount = timeoutMs === undefined ? null : timeoutMs / UNITS[unit];
  const set = (next: number | null, of: Unit) =>
    onChange(next === null ? undefined : Math.min(86_400_000, Math.max(1_000, Math.round(next * UNITS[of]))));
  return (
    <FieldRow path="settings.timeoutMs" label={t('runs.timeout')} description={t('runs.timeoutHelp')}>
      <div className="duration-line">
        <InputNumber
          min={0}
          max={86_400_000 / UNITS[unit]}
          disabled={readOnly}
          style={{ flex: 1 }}
          placeholder={t('runs.timeoutDefault')}
          aria-label={t('runs.timeout')}
          data-testid="field-settings.timeoutMs"
          value={amount}
          onChange={(next) => set(next, unit)}
        />
        <Select<Unit>
          value={unit}
          disabled={readOnly}
          popupMatchSelectWidth={false}
          aria-label={t('duration.unit')}
          data-testid="field-settings.timeoutMs.unit"
          options={(['seconds', 'minutes', 'hours'] as const).map((each) => ({
            value: each,
            label: t(`duration.units.${each}`),
          }))}
          onChange={(next) => {
            setChosen(next);
            set(amount, next);
          }}
        />
      </div>
    </FieldRow>
  );
}

/** The largest unit of which it is a whole number. */
function unitOf(timeoutMs: number | undefined): Unit {
  if (timeoutMs === undefined) return 'minutes';
  if (timeoutMs % UNITS.hours === 0) return 'hours';
  return timeoutMs % UNITS.minutes === 0 ? 'minutes' : 'seconds';
}
