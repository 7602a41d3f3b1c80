import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { useFieldScope } from './picker/field-scope.ts';
import type { ValueFieldProps } from './value-field-props.ts';

/** Yes/no and lists of choices. */
export function ChoiceField({ path, label, schema, value, onChange, required }: ValueFieldProps) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  const { readOnly } = useFieldScope();
  const choices =
    schema.choices?.map((choice) => ({ value: choice.value, label: choice.names[language] })) ??
    [true, false].map((each) => ({ value: each, label: t(each ? 'yes' : 'no') }));
  const index = choices.findIndex((choice) => choice.value === value);
  return (
    <Select
      aria-label={label}
      data-testid={`field-${path}`}
      style={{ width: '100%' }}
      disabled={readOnly}
      allowClear={!required}
      placeholder={t('choose')}
      {...(index >= 0 ? { value: index } : {})}
      options={choices.map((choice, at) => ({ value: at, label: choice.label }))}
      onChange={(at: number | undefined) => onChange(at === undefined ? undefined : choices[at]?.value)}
    />
  );
}
