/** A time limit as people say it: a number and its unit; kept in milliseconds. */
import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../fields/field-row.tsx';
import { useFieldScope } from '../fields/picker/field-scope.ts';

const UNITS = { seconds: 1_000, minutes: 60_000, hours: 3_600_000 };
type Unit = keyof typeof UNITS;

const LONGEST_MS = 86_400_000;

type Props = {
  path: string;
  label: string;
  help?: string;
  /** What holds where nothing is given. */
  usual: string;
  leastMs: number;
  timeoutMs: number | undefined;
  onChange: (timeoutMs: number | undefined) => void;
};

export function TimeLimit({ path, label, help, usual, leastMs, timeoutMs, onChange }: Props) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const [chosen, setChosen] = useState<Unit>();
  const unit = chosen ?? unitOf(timeoutMs);
  const amount = timeoutMs === undefined ? null : timeoutMs / UNITS[unit];
  const set = (next: number | null, of: Unit) =>
    onChange(
      next === null ? undefined : Math.min(LONGEST_MS, Math.max(leastMs, Math.round(next * UNITS[of]))),
    );
  return (
    <FieldRow path={path} label={label} description={help}>
      <div className="duration-line">
        <InputNumber
          min={0}
          max={LONGEST_MS / UNITS[unit]}
          disabled={readOnly}
          style={{ flex: 1 }}
          placeholder={usual}
          aria-label={label}
          data-testid={`field-${path}`}
          value={amount}
          onChange={(next) => set(next, unit)}
        />
        <Select<Unit>
          value={unit}
          disabled={readOnly}
          popupMatchSelectWidth={false}
          aria-label={t('duration.unit')}
          data-testid={`field-${path}.unit`}
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
