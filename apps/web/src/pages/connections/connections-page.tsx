/** All connections of the tenant: find, make, test, change, remove. */
import { PlusOutlined } from '@ant-design/icons';
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../app/page-frame.tsx';
import { usePreferences } from '../../app/preferences.ts';
import { useCan } from '../../app/session.ts';
import { ConnectionDrawer } from '../../designer/connections/connection-drawer.tsx';
import { useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { SearchInput } from '../listing/search-input.tsx';
import { singlePage } from '../listing/single-page.ts';
import { ConnectionTable } from './connection-table.tsx';
import { ConnectorDialog } from './connector-dialog.tsx';
import { EditConnection } from './edit-connection.tsx';

export function Component() {
  const { t } = useTranslation('connections');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const language = usePreferences((state) => state.language);
  const mayBuild = useCan('builder');
  const [search, setSearch] = useState('');
  const [choosing, setChoosing] = useState(false);
  const [creating, setCreating] = useState<ConnectorManifest>();
  const [editing, setEditing] = useState<string>();
  const connections = useQuery(trpc.connections.list.queryOptions({}));
  const connectors = useQuery(
    trpc.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const known = connectors.data ?? [];
  const wanted = search.trim().toLowerCase();
  const rows = (connections.data ?? []).filter((each) => {
    const names = known.find((connector) => connector.key === each.connectorKey)?.names;
    return [each.name, each.connectorKey, names?.en, names?.zh].some((text) =>
      text?.toLowerCase().includes(wanted),
    );
  });
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.connections.pathKey() });
  const create = (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      disabled={!mayBuild}
      data-testid="new-connection"
      onClick={() => setChoosing(true)}
    >
      {t('new')}
    </Button>
  );
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          <SearchInput label={t('search')} text={search} onChange={setSearch} />
          {create}
        </>
      }
    >
      {mayBuild ? null : <Alert type="info" showIcon title={t('readOnly')} style={{ marginBottom: 14 }} />}
      <ListPanel
        query={singlePage(connections)}
        count={rows.length}
        empty={
          wanted === ''
            ? { title: t('empty.title'), hint: t('empty.hint'), action: create }
            : { title: t('noMatch.title'), hint: t('noMatch.hint') }
        }
      >
        <ConnectionTable rows={rows} connectors={known} onEdit={setEditing} />
      </ListPanel>
      <ConnectorDialog
        open={choosing}
        connectors={known}
        language={language}
        onClose={() => setChoosing(false)}
        onChoose={(connector) => {
          setChoosing(false);
          setCreating(connector);
        }}
      />
      {creating === undefined ? null : (
        <ConnectionDrawer connector={creating} onClose={() => setCreating(undefined)} onSaved={refresh} />
      )}
      {editing === undefined ? null : (
        <EditConnection
          id={editing}
          connectors={known}
          onClose={() => setEditing(undefined)}
          onSaved={refresh}
        />
      )}
    </PageFrame>
  );
}
