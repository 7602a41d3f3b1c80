import { PlusOutlined } from '@ant-design/icons';
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';
import { FieldRow } from '../fields/field-row.tsx';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { ConnectionDrawer } from './connection-drawer.tsx';

/** Which connection the flow uses for a connector; a new one can be made and tested in place. */
export function ConnectionChooser({ connector }: { connector: ConnectorManifest }) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { store } = useDesigner();
  const flowId = useDesignerState((state) => state.flowId);
  const readOnly = useDesignerState((state) => state.readOnly);
  const bound = useDesignerState((state) => state.bindings.connections[connector.key]);
  const [creating, setCreating] = useState(false);
  const connections = useQuery(trpc.connections.list.queryOptions({ connectorKey: connector.key }));
  if (connector.auth.kind === 'none' && connector.variables.length === 0) return null;

  const choose = async (connectionId: string | undefined) => {
    const before = store.getState().bindings;
    const { [connector.key]: _, ...others } = before.connections;
    const bindings = {
      ...before,
      connections: connectionId === undefined ? others : { ...others, [connector.key]: connectionId },
    };
    store.setState({ bindings });
    try {
      await client.flows.setBindings.mutate({ id: flowId, bindings });
    } catch (error) {
      store.setState({ bindings: before });
      message.error(errorText(error));
    }
  };
  const chosen = connections.data?.find((each) => each.id === bound);
  return (
    <FieldRow
      path={`connection.${connector.key}`}
      label={t('connection.of', { name: connector.names[language] })}
      required={connector.connectionOptional !== true}
    >
      <Space.Compact block>
        <Select
          {...(chosen ? { value: chosen.id } : {})}
          allowClear={connector.connectionOptional === true}
          disabled={readOnly}
          loading={connections.isPending}
          style={{ flex: 1 }}
          placeholder={t('connection.choose')}
          aria-label={t('connection.of', { name: connector.names[language] })}
          data-testid={`connection-${connector.key}`}
          options={(connections.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
          onChange={(id: string | undefined) => void choose(id)}
        />
        <Button
          icon={<PlusOutlined />}
          disabled={readOnly}
          data-testid={`new-connection-${connector.key}`}
          onClick={() => setCreating(true)}
        >
          {t('connection.create')}
        </Button>
      </Space.Compact>
      {chosen?.lastTest ? (
        <Tag color={chosen.lastTest.ok ? 'green' : 'red'} style={{ marginTop: 6 }}>
          {t(chosen.lastTest.ok ? 'connection.tested' : 'connection.testFailed')}
        </Tag>
      ) : null}
      {connections.isError ? (
        <div className="field-problem is-error" role="alert">
          {errorText(connections.error)}
        </div>
      ) : null}
      {creating ? (
        <ConnectionDrawer
          connector={connector}
          onClose={() => setCreating(false)}
          onSaved={async (id) => {
            await queries.invalidateQueries(trpc.connections.list.queryFilter());
            await choose(id);
          }}
        />
      ) : null}
    </FieldRow>
  );
}
