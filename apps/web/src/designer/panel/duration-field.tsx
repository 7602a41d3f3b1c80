import { type Duration, timeUnit } from '@flowbridge/flow';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../fields/field-row.tsx';
import { useFieldScope } from '../fields/picker/field-scope.ts';
import { TemplateInput } from '../fields/template/template-input.tsx';
import { templateFromText, textFromTemplate } from '../fields/typed-text.ts';

type Props = {
  path: string;
  label: string;
  value: Duration;
  onChange: (value: Duration) => void;
  required?: boolean;
};

/** A length of time: a number or an expression, and its unit. */
export function DurationField({ path, label, value, onChange, required }: Props) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  return (
    <FieldRow path={`${path}.amount`} label={label} required={required}>
      <div className="duration-line">
        <TemplateInput
          path={`${path}.amount`}
          label={label}
          value={textFromTemplate(value.amount)}
          onChange={(text) => onChange({ ...value, amount: amountFrom(text) })}
        />
        <Select
          value={value.unit}
          disabled={readOnly}
          popupMatchSelectWidth={false}
          aria-label={t('duration.unit')}
          data-testid={`field-${path}.unit`}
          options={timeUnit.options.map((unit) => ({ value: unit, label: t(`duration.units.${unit}`) }))}
          onChange={(unit) => onChange({ ...value, unit })}
        />
      </div>
    </FieldRow>
  );
}

function amountFrom(text: string): Duration['amount'] {
  const amount = templateFromText(text, 'number');
  return typeof amount === 'number' && amount >= 0 && amount <= 1_000_000 ? amount : text;
}
