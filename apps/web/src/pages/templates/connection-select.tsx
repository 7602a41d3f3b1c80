import { PlusOutlined } from '@ant-design/icons';
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select, Space } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionDrawer } from '../../designer/connections/connection-drawer.tsx';
import { useTRPC } from '../../server/trpc.ts';

type Props = {
  connector: ConnectorManifest;
  value?: string;
  onChange: (connectionId: string | undefined) => void;
  label: string;
  placeholder?: string;
  disabled?: boolean;
  /** Default true: the only connection there is, is chosen by itself. */
  proposes?: boolean;
  testId?: string;
  /** Settings a connection made here begins with. */
  settings?: Readonly<Record<string, unknown>> | undefined;
  /** A connection was made here; it is chosen as well. */
  onMade?: ((connectionId: string) => void) | undefined;
};

/** The tenant's connections to one system; a new one can be made in place. The only one there is, is chosen. */
export function ConnectionSelect(props: Props) {
  const { connector, value, onChange, label, placeholder, disabled = false, proposes = true } = props;
  const { testId = `template-connection-${connector.key}` } = props;
  const { t } = useTranslation('templates');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [creating, setCreating] = useState(false);
  const connections = useQuery(trpc.connections.list.queryOptions({ connectorKey: connector.key }));
  const only = connections.data?.length === 1 ? connections.data[0]?.id : undefined;
  const proposed = useRef(false);
  useEffect(() => {
    if (!proposes || disabled || proposed.current || only === undefined || value !== undefined) return;
    proposed.current = true;
    onChange(only);
  }, [only, value, proposes, disabled, onChange]);
  return (
    <>
      <Space.Compact block>
        <Select
          {...(value === undefined ? {} : { value })}
          style={{ flex: 1 }}
          allowClear
          loading={connections.isPending}
          disabled={disabled}
          aria-label={label}
          placeholder={placeholder ?? t('chooseConnection')}
          data-testid={testId}
          options={(connections.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
          onChange={(chosen: string | undefined) => onChange(chosen)}
        />
        <Button
          icon={<PlusOutlined />}
          disabled={disabled}
          data-testid={`new-${testId}`}
          onClick={() => setCreating(true)}
        >
          {t('newConnection')}
        </Button>
      </Space.Compact>
      {creating ? (
        <ConnectionDrawer
          connector={connector}
          proposed={props.settings}
          onClose={() => setCreating(false)}
          onSaved={async (made) => {
            await queries.invalidateQueries({ queryKey: trpc.connections.pathKey() });
            onChange(made);
            props.onMade?.(made);
          }}
        />
      ) : null}
    </>
  );
}
