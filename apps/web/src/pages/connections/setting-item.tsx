import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { SettingControl, type SettingProps } from './setting-control.tsx';

/** One setting of a connection, by its declaration in the connector's manifest. */
export function SettingItem({ field, group, isSet }: SettingProps) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  return (
    <Form.Item
      name={[group, field.key]}
      label={field.names[language]}
      extra={field.description?.[language]}
      rules={field.required && !isSet ? [{ required: true, message: t('connection.needed') }] : []}
      {...(field.type === 'boolean' ? { valuePropName: 'checked' } : {})}
    >
      <SettingControl field={field} group={group} isSet={isSet} />
    </Form.Item>
  );
}
