import { looksSecret, type Parameter, parameterFault } from '@flowbridge/flow';
import { Form, Input, InputNumber, Select, Skeleton, Switch } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../app/lazy-part.ts';
import { usePreferences } from '../../app/preferences.ts';
import { jsonFault, parameterValue } from './parameter-text.ts';

const ParameterDate = lazyPart(async () => ({
  default: (await import('./parameter-date.tsx')).ParameterDate,
}));

type Props = {
  parameter: Parameter;
  /** Of its field in the form, below `parameters`; default the parameter's key. */
  id?: string;
  /** Said behind its name: whose it is. */
  note?: string;
};

/** One question of a template, by the parameter's definition: its control, its checks, its help. */
export function ParameterItem({ parameter, id, note }: Props) {
  const { t } = useTranslation('templates');
  const language = usePreferences((state) => state.language);
  const { key, label, type, required, help } = parameter;
  return (
    <Form.Item
      name={['parameters', id ?? key]}
      label={note === undefined ? label : `${label} · ${note}`}
      extra={<ParameterHelp parameter={parameter} help={help} />}
      {...(type === 'boolean' ? { valuePropName: 'checked' } : {})}
      rules={[
        ...(required && type !== 'boolean' ? [{ required: true, message: t('parameterNeeded') }] : []),
        {
          validator: async (_: unknown, text: unknown) => {
            if (type === 'json') {
              const fault = typeof text === 'string' && text !== '' ? jsonFault(text) : undefined;
              if (fault) throw new Error(t('invalidJson', fault));
              return;
            }
            const fault = parameterFault(parameter, parameterValue(parameter, text));
            if (fault) throw new Error(fault[language]);
          },
        },
      ]}
    >
      {control(parameter)}
    </Form.Item>
  );
}

function ParameterHelp({ parameter, help }: { parameter: Parameter; help: string | undefined }) {
  const { t } = useTranslation('templates');
  const secret = looksSecret(parameter);
  if (help === undefined && !secret && parameter.format !== 'cron') return null;
  return (
    <>
      {help}
      {parameter.format === 'cron' ? <div>{t('parameterCron')}</div> : null}
      {secret ? <div data-testid={`secret-note-${parameter.key}`}>{t('parameterSecret')}</div> : null}
    </>
  );
}

function control(parameter: Parameter): ReactNode {
  const { key, type, format, choices } = parameter;
  const testId = { 'data-testid': `parameter-${key}` };
  const code = { fontFamily: 'var(--fb-mono)', fontSize: 12 };
  switch (type) {
    case 'boolean':
      return <Switch {...testId} />;
    case 'integer':
      // As text: a number of this browser would lose digits beyond 2^53.
      return <InputNumber {...testId} stringMode precision={0} style={{ width: '100%' }} />;
    case 'number':
      return <InputNumber {...testId} style={{ width: '100%' }} />;
    case 'json':
      return <Input.TextArea {...testId} rows={5} style={code} />;
    case 'choice':
      return (
        <Select {...testId} allowClear showSearch={{ optionFilterProp: 'label' }} options={choices ?? []} />
      );
    case 'text':
      switch (format) {
        case 'date':
        case 'dateTime':
          return <DateControl withTime={format === 'dateTime'} testId={`parameter-${key}`} />;
        case 'longText':
          return <Input.TextArea {...testId} autoSize={{ minRows: 3, maxRows: 12 }} />;
        case 'cron':
          return <Input {...testId} placeholder="0 8 * * 1-5" style={code} />;
        case undefined:
          return looksSecret(parameter) ? (
            <Input.Password {...testId} autoComplete="off" />
          ) : (
            <Input {...testId} />
          );
      }
  }
}

/** Takes its place while the calendar is loaded; the form around gives it value and id. */
function DateControl(props: { withTime: boolean; testId: string }) {
  return (
    <Suspense fallback={<Skeleton.Input active block />}>
      <ParameterDate {...props} />
    </Suspense>
  );
}
