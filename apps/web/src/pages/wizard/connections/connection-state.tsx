import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../server/trpc.ts';

type Props = { connector: ConnectorManifest; id: string | undefined };

/** What the last test of the chosen connection said. */
export function ConnectionState({ connector, id }: Props) {
  const { t } = useTranslation('wizard');
  const trpc = useTRPC();
  const connections = useQuery(trpc.connections.list.queryOptions({ connectorKey: connector.key }));
  const chosen = connections.data?.find((each) => each.id === id);
  if (!chosen) return null;
  const { lastTest } = chosen;
  const state = lastTest === null ? 'untested' : lastTest.ok ? 'works' : 'fails';
  const colour = { untested: 'default', works: 'green', fails: 'red' }[state];
  return (
    <Tag color={colour} style={{ marginTop: 8 }} data-testid={`connection-state-${connector.key}`}>
      {t(`connections.${state}`)}
    </Tag>
  );
}
