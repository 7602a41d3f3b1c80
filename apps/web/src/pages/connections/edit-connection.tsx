import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer, Skeleton } from 'antd';
import { ConnectionDrawer } from '../../designer/connections/connection-drawer.tsx';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';

type Props = {
  id: string;
  connectors: readonly ConnectorManifest[];
  onClose: () => void;
  onSaved: (id: string) => Promise<void>;
};

/** Reads a connection's settings, then opens the drawer on them. */
export function EditConnection({ id, connectors, onClose, onSaved }: Props) {
  const trpc = useTRPC();
  const errorText = useErrorText();
  const detail = useQuery(trpc.connections.get.queryOptions({ id }, { gcTime: 0 }));
  const connector = connectors.find((each) => each.key === detail.data?.connectorKey);
  if (detail.data && connector) {
    return (
      <ConnectionDrawer connector={connector} connection={detail.data} onClose={onClose} onSaved={onSaved} />
    );
  }
  return (
    <Drawer open size={440} onClose={onClose}>
      {detail.isError ? <Alert type="error" showIcon title={errorText(detail.error)} /> : <Skeleton active />}
    </Drawer>
  );
}
