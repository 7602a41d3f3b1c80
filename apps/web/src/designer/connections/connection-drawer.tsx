/** Making or changing a connection: its settings and secrets by the connector's manifest, saved, then tested. */
import type { ConnectorManifest, Field } from '@flowbridge/connector-sdk/manifest';
import { Alert, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { LimitItems } from '../../pages/connections/limit-items.tsx';
import { type LimitValues, toLimits, toLimitValues } from '../../pages/connections/limit-values.ts';
import { SettingItem } from '../../pages/connections/setting-item.tsx';
import { TestResult } from '../../pages/connections/test-result.tsx';
import { useErrorText } from '../../server/error-text.ts';
import { type ServerOutputs, useTRPCClient } from '../../server/trpc.ts';

type Props = {
  connector: ConnectorManifest;
  /** The connection to change; absent: a new one. Secrets left empty keep their values. */
  connection?: ServerOutputs['connections']['get'] | undefined;
  /** Settings a new one begins with, by field: what the template brings. */
  proposed?: Readonly<Record<string, unknown>> | undefined;
  onClose: () => void;
  /** After each save, before the test. */
  onSaved: (id: string) => Promise<void>;
};
type Setting = string | number | boolean;
type Values = {
  name: string;
  variables?: Record<string, Setting>;
  secrets?: Record<string, string>;
  limits: LimitValues;
};
type Outcome =
  | { kind: 'tested'; test: ServerOutputs['connections']['test'] }
  | { kind: 'refused'; text: string };

export function ConnectionDrawer({ connector, connection, proposed, onClose, onSaved }: Props) {
  const { t } = useTranslation(['panel', 'connections']);
  const language = usePreferences((state) => state.language);
  const errorText = useErrorText();
  const client = useTRPCClient();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [id, setId] = useState(connection?.id);
  const [outcome, setOutcome] = useState<Outcome>();
  const defaults = { ...defaultsOf(connector.variables), ...settingsIn(proposed) };
  const variables: Record<string, unknown> =
    Form.useWatch('variables', form) ?? connection?.variables ?? defaults;
  const name = Form.useWatch('name', form) ?? '';

  const save = async (values: Values): Promise<string> => {
    const given = {
      variables: filled(values.variables),
      secrets: filled(values.secrets),
      limits: toLimits(values.limits),
    };
    if (id === undefined) {
      const created = await client.connections.create.mutate({
        connectorKey: connector.key,
        name: values.name,
        ...given,
      });
      setId(created.id);
      return created.id;
    }
    await client.connections.update.mutate({ id, name: values.name, ...given });
    return id;
  };

  const submit = async (values: Values) => {
    setBusy(true);
    setOutcome(undefined);
    try {
      const saved = await save(values);
      await onSaved(saved);
      const test = await client.connections.test.mutate({ id: saved });
      // What was found is shown when the next attempt can be made: a press on a busy button is lost.
      setBusy(false);
      setOutcome({ kind: 'tested', test });
      await onSaved(saved);
    } catch (error) {
      setOutcome({ kind: 'refused', text: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  const works = outcome?.kind === 'tested' && outcome.test.ok;
  return (
    <Drawer
      open
      size={440}
      onClose={onClose}
      title={
        connection === undefined
          ? t('panel:connection.new', { name: connector.names[language] })
          : t('connections:editOf', { name: connection.name })
      }
      footer={
        <>
          {outcome?.kind === 'tested' ? (
            <TestResult name={name} connector={connector} test={outcome.test} />
          ) : null}
          {outcome?.kind === 'refused' ? <Alert type="error" showIcon title={outcome.text} /> : null}
          <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, marginTop: outcome ? 10 : 0 }}>
            <Button {...(works ? { type: 'primary' } : {})} onClick={onClose} data-testid="connection-close">
              {t(works ? 'panel:connection.done' : 'panel:connection.cancel')}
            </Button>
            <Button
              {...(works ? {} : { type: 'primary' })}
              loading={busy}
              data-testid="connection-save"
              onClick={() => form.submit()}
            >
              {t('panel:connection.saveAndTest')}
            </Button>
          </div>
        </>
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        autoComplete="off"
        initialValues={{
          name: connection?.name ?? connector.names[language],
          variables: { ...defaults, ...connection?.variables },
          limits: toLimitValues(connection?.limits ?? connector.limits ?? {}),
        }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="name"
          label={t('panel:connection.name')}
          rules={[{ required: true, whitespace: true, max: 200, message: t('panel:connection.needed') }]}
        >
          <Input data-testid="connection-name" />
        </Form.Item>
        {connector.variables
          .filter((field) => isShown(field, variables))
          .map((field) => (
            <SettingItem key={field.key} field={field} group="variables" isSet={false} />
          ))}
        {connector.secrets
          .filter((field) => isShown(field, variables))
          .map((field) => (
            <SettingItem
              key={field.key}
              field={field}
              group="secrets"
              isSet={connection?.secretsSet.includes(field.key) ?? false}
            />
          ))}
        <LimitItems />
      </Form>
    </Drawer>
  );
}

function isShown({ showWhen }: Field, variables: Readonly<Record<string, unknown>>): boolean {
  return showWhen === undefined || showWhen.values.some((value) => value === variables[showWhen.key]);
}

function filled<T>(values: Record<string, T> | undefined): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}

const isSetting = (value: unknown): value is Setting =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** A template of another version may know fields that are none here; the form has no place for them. */
function settingsIn(proposed: Readonly<Record<string, unknown>> = {}): Record<string, Setting> {
  return Object.fromEntries(
    Object.entries(proposed).flatMap(([key, value]) => (isSetting(value) ? [[key, value] as const] : [])),
  );
}

function defaultsOf(fields: readonly Field[]): Record<string, Setting> {
  return Object.fromEntries(
    fields.flatMap((field) => (isSetting(field.default) ? [[field.key, field.default] as const] : [])),
  );
}
