/** All flows of the tenant: find, put in order, create, switch on, open. */
import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onDemand } from '../../app/on-demand.tsx';
import { PageFrame } from '../../app/page-frame.tsx';
import { useCan } from '../../app/session.ts';
import { useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { UnfinishedSetups } from '../setups/unfinished-setups.tsx';
import { ImportFlows } from './files/import-flows.tsx';
import { FlowFilterBar } from './flow-filter-bar.tsx';
import { NO_FOLDER, useFlowFilters } from './flow-filters.ts';
import { FlowTable } from './flow-table.tsx';
import { FolderPanel } from './folders/folder-panel.tsx';
import { FlowBulkBar } from './many/flow-bulk-bar.tsx';
import { useFlowSelection } from './many/use-flow-selection.ts';

const NewFlowDialog = onDemand(
  () => import('./new-flow-dialog.tsx').then((module) => module.NewFlowDialog),
  ({ open }) => open,
);

const REFRESH_MS = 10_000;

export function Component() {
  const { t } = useTranslation(['flows', 'flowList']);
  const trpc = useTRPC();
  const mayBuild = useCan('builder');
  const filters = useFlowFilters();
  const [creating, setCreating] = useState(false);
  const flows = useInfiniteQuery(
    trpc.flows.list.infiniteQueryOptions(filters.input, {
      getNextPageParam: (page) => page.nextCursor,
      refetchInterval: REFRESH_MS,
    }),
  );
  const rows = flows.data?.pages.flatMap((page) => page.items) ?? [];
  const selection = useFlowSelection(filters.input, rows);
  const { folder } = filters.filters;
  const empty = filters.narrowed
    ? { title: t('noMatch.title'), hint: t('flowList:noMatchHint') }
    : folder === undefined
      ? { title: t('empty.title'), hint: t('empty.hint') }
      : { title: t('flowList:emptyFolder'), hint: t('flowList:emptyFolderHint') };
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          <ImportFlows disabled={!mayBuild} />
          <Button
            type="primary"
            icon={<PlusOutlined />}
            disabled={!mayBuild}
            onClick={() => setCreating(true)}
            data-testid="new-flow"
          >
            {t('new')}
          </Button>
        </>
      }
    >
      <div className="flows-layout">
        <FolderPanel {...filters} />
        <div>
          <UnfinishedSetups />
          <FlowFilterBar {...filters} />
          <ListPanel query={flows} count={rows.length} empty={empty}>
            <FlowTable rows={rows} filters={filters} ticked={selection.ids} onTick={selection.tick} />
          </ListPanel>
          <FlowBulkBar flows={selection.flows} clear={selection.clear} />
        </div>
      </div>
      <NewFlowDialog
        open={creating}
        folderId={folder === NO_FOLDER ? undefined : folder}
        onClose={() => setCreating(false)}
      />
    </PageFrame>
  );
}
