/** Making a connection without leaving the flow: its settings and secrets by the connector's manifest, saved, then tested. */
import type { ConnectorManifest, Field } from '@flowbridge/connector-sdk/manifest';
import { Alert, Button, Drawer, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, usePreferences } from '../../app/preferences.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPCClient } from '../../server/trpc.ts';

type Props = { connector: ConnectorManifest; onClose: () => void; onCreated: (id: string) => Promise<void> };
type Setting = string | number | boolean;
type Values = { name: string; variables?: Record<string, Setting>; secrets?: Record<string, string> };
type Outcome = { kind: 'ok' } | { kind: 'refused'; text: string };

export function ConnectionDrawer({ connector, onClose, onCreated }: Props) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  const errorText = useErrorText();
  const client = useTRPCClient();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [id, setId] = useState<string>();
  const [outcome, setOutcome] = useState<Outcome>();

  const save = async (values: Values): Promise<string> => {
    const variables = given(values.variables);
    const secrets = given(values.secrets);
    if (id === undefined) {
      const created = await client.connections.create.mutate({
        connectorKey: connector.key,
        name: values.name,
        variables,
        secrets,
      });
      setId(created.id);
      return created.id;
    }
    await client.connections.update.mutate({ id, name: values.name, variables, secrets });
    return id;
  };

  const submit = async (values: Values) => {
    setBusy(true);
    setOutcome(undefined);
    try {
      const saved = await save(values);
      await onCreated(saved);
      const test = await client.connections.test.mutate({ id: saved });
      if (test.ok) setOutcome({ kind: 'ok' });
      else setOutcome({ kind: 'refused', text: test.message ?? test.code ?? '' });
    } catch (error) {
      setOutcome({ kind: 'refused', text: errorText(error) });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Drawer
      open
      size={440}
      onClose={onClose}
      title={t('connection.new', { name: connector.names[language] })}
      footer={
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          <Button onClick={onClose}>
            {t(outcome?.kind === 'ok' ? 'connection.done' : 'connection.cancel')}
          </Button>
          <Button type="primary" loading={busy} data-testid="connection-save" onClick={() => form.submit()}>
            {t('connection.saveAndTest')}
          </Button>
        </div>
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ name: connector.names[language], variables: defaultsOf(connector.variables) }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="name"
          label={t('connection.name')}
          rules={[{ required: true, message: t('connection.needed') }]}
        >
          <Input data-testid="connection-name" />
        </Form.Item>
        {connector.variables.map((field) => (
          <SettingItem key={field.key} field={field} group="variables" language={language} />
        ))}
        {connector.secrets.map((field) => (
          <SettingItem key={field.key} field={field} group="secrets" language={language} />
        ))}
      </Form>
      {outcome?.kind === 'ok' ? <Alert type="success" showIcon title={t('connection.works')} /> : null}
      {outcome?.kind === 'refused' ? (
        <Alert type="error" showIcon title={t('connection.testFailed')} description={outcome.text} />
      ) : null}
    </Drawer>
  );
}

type ItemProps = { field: Field; group: 'variables' | 'secrets'; language: Language };

function SettingItem({ field, group, language }: ItemProps) {
  const { t } = useTranslation('panel');
  const testId = `connection-${group}-${field.key}`;
  return (
    <Form.Item
      name={[group, field.key]}
      label={field.names[language]}
      tooltip={field.description?.[language]}
      rules={field.required ? [{ required: true, message: t('connection.needed') }] : []}
      {...(field.type === 'boolean' ? { valuePropName: 'checked' } : {})}
    >
      {field.type === 'boolean' ? (
        <Switch data-testid={testId} />
      ) : field.choices ? (
        <Select
          data-testid={testId}
          options={field.choices.map((choice) => ({ value: choice.value, label: choice.names[language] }))}
        />
      ) : group === 'secrets' ? (
        <Input.Password autoComplete="new-password" data-testid={testId} />
      ) : (
        <Input
          data-testid={testId}
          {...(typeof field.sample === 'string' ? { placeholder: field.sample } : {})}
        />
      )}
    </Form.Item>
  );
}

function given<T>(values: Record<string, T> | undefined): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values ?? {}).filter(([, value]) => value !== undefined && value !== ''),
  );
}

const isSetting = (value: unknown): value is Setting =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function defaultsOf(fields: readonly Field[]): Record<string, Setting> {
  return Object.fromEntries(
    fields.flatMap((field) => (isSetting(field.default) ? [[field.key, field.default] as const] : [])),
  );
}
