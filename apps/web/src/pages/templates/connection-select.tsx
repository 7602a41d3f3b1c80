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
  /** The three below come from Form.Item. */
  id?: string;
  value?: string;
  onChange?: (connectionId: string | undefined) => void;
};

/** The tenant's connections to one system; a new one can be made in place. The only one there is, is chosen. */
export function ConnectionSelect({ connector, id, value, onChange }: Props) {
  const { t } = useTranslation('templates');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [creating, setCreating] = useState(false);
  const connections = useQuery(trpc.connections.list.queryOptions({ connectorKey: connector.key }));
  const only = connections.data?.length === 1 ? connections.data[0]?.id : undefined;
  const proposed = useRef(false);
  useEffect(() => {
    if (proposed.current || only === undefined || value !== undefined) return;
    proposed.current = true;
    onChange?.(only);
  }, [only, value, onChange]);
  return (
    <>
      <Space.Compact block>
        <Select
          {...(id === undefined ? {} : { id })}
          {...(value === undefined ? {} : { value })}
          style={{ flex: 1 }}
          allowClear
          loading={connections.isPending}
          placeholder={t('chooseConnection')}
          data-testid={`template-connection-${connector.key}`}
          options={(connections.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
          onChange={(chosen: string | undefined) => onChange?.(chosen)}
        />
        <Button
          icon={<PlusOutlined />}
          data-testid={`template-new-connection-${connector.key}`}
          onClick={() => setCreating(true)}
        >
          {t('newConnection')}
        </Button>
      </Space.Compact>
      {creating ? (
        <ConnectionDrawer
          connector={connector}
          onClose={() => setCreating(false)}
          onSaved={async (made) => {
            await queries.invalidateQueries({ queryKey: trpc.connections.pathKey() });
            onChange?.(made);
          }}
        />
      ) : null}
    </>
  );
}
