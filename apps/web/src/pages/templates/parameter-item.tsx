import type { Parameter } from '@flowbridge/flow';
import { Form, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { jsonFault } from './parameter-text.ts';

type Props = {
  parameter: Parameter;
  /** Of its field in the form, below `parameters`; default the parameter's key. */
  id?: string;
  /** Said behind its name: whose it is. */
  note?: string;
};

/** One question of a template, by the parameter's definition. */
export function ParameterItem({ parameter, id, note }: Props) {
  const { t } = useTranslation('templates');
  const { key, label, type, required, help, choices } = parameter;
  return (
    <Form.Item
      name={['parameters', id ?? key]}
      label={note === undefined ? label : `${label} · ${note}`}
      extra={help}
      {...(type === 'boolean' ? { valuePropName: 'checked' } : {})}
      rules={[
        ...(required && type !== 'boolean' ? [{ required: true, message: t('parameterNeeded') }] : []),
        ...(type === 'choice' && choices
          ? [{ type: 'enum' as const, enum: choices.map(({ value }) => value), message: t('choiceNeeded') }]
          : []),
        ...(type === 'json'
          ? [
              {
                validator: async (_: unknown, text: unknown) => {
                  const fault = typeof text === 'string' && text !== '' ? jsonFault(text) : undefined;
                  if (fault) throw new Error(t('invalidJson', fault));
                },
              },
            ]
          : []),
      ]}
    >
      {control(parameter)}
    </Form.Item>
  );
}

function control({ key, type, choices }: Parameter): ReactNode {
  const testId = { 'data-testid': `parameter-${key}` };
  switch (type) {
    case 'boolean':
      return <Switch {...testId} />;
    case 'integer':
      return <InputNumber {...testId} precision={0} style={{ width: '100%' }} />;
    case 'number':
      return <InputNumber {...testId} style={{ width: '100%' }} />;
    case 'json':
      return <Input.TextArea {...testId} rows={5} style={{ fontFamily: 'var(--fb-mono)', fontSize: 12 }} />;
    case 'choice':
      return <Select {...testId} allowClear options={choices ?? []} />;
    case 'text':
      return <Input {...testId} />;
  }
}
