import type { Field } from '@flowbridge/connector-sdk/manifest';
import { Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';

export type SettingProps = {
  field: Field;
  group: 'variables' | 'secrets';
  /** A secret that has a value already: leaving it empty keeps it. */
  isSet: boolean;
};

/** Takes what Form.Item hands to its child (id, value, onChange) through to the control. */
export function SettingControl({ field, group, isSet, ...given }: SettingProps) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  const testId = { 'data-testid': `connection-${group}-${field.key}` };
  const sample =
    typeof field.sample === 'string' || typeof field.sample === 'number'
      ? { placeholder: t('forExample', { sample: String(field.sample) }) }
      : {};
  if (field.type === 'boolean') return <Switch {...given} {...testId} />;
  if (field.choices) {
    const options = field.choices.map(({ value, names }) => ({ value, label: names[language] }));
    return <Select {...given} {...testId} options={options} />;
  }
  if (group === 'secrets') {
    const placeholder = isSet ? { placeholder: t('connection.secretSet') } : {};
    const multiline = field.widget === 'multiline' || field.widget === 'code';
    return multiline ? (
      <Input.TextArea {...given} {...testId} {...placeholder} rows={4} />
    ) : (
      <Input.Password {...given} {...testId} {...placeholder} autoComplete="new-password" />
    );
  }
  if (field.type === 'integer' || field.type === 'number') {
    const whole = field.type === 'integer' ? { precision: 0 } : {};
    return <InputNumber {...given} {...testId} {...sample} {...whole} style={{ width: '100%' }} />;
  }
  return field.widget === 'multiline' || field.widget === 'code' ? (
    <Input.TextArea {...given} {...testId} {...sample} rows={4} />
  ) : (
    <Input {...given} {...testId} {...sample} />
  );
}
