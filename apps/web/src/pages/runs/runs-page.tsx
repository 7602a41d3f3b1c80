/** All runs of the tenant, newest first; live while any of them has not ended. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../app/page-frame.tsx';
import { useCan } from '../../app/session.ts';
import { useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { isEnded } from '../listing/run-state-tag.tsx';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { BulkButton } from './bulk/bulk-button.tsx';
import { BulkDrawer } from './bulk/bulk-drawer.tsx';
import { useRunSelection } from './bulk/use-run-selection.ts';
import { RunFilterBar } from './run-filter-bar.tsx';
import { useRunFilters } from './run-filters.ts';
import { RunTable } from './run-table.tsx';

const LIVE_MS = 1_500;
const CALM_MS = 10_000;

export function Component() {
  const { t } = useTranslation('runs');
  const trpc = useTRPC();
  const filters = useRunFilters();
  const runs = useInfiniteQuery(
    trpc.runs.list.infiniteQueryOptions(filters.input, {
      getNextPageParam: (page) => page.nextCursor,
      refetchInterval: (query) => {
        const rows = query.state.data?.pages.flatMap((page) => page.items) ?? [];
        return rows.some((run) => !isEnded(run.state)) ? LIVE_MS : CALM_MS;
      },
    }),
  );
  const rows = runs.data?.pages.flatMap((page) => page.items) ?? [];
  const mayOperate = useCan('operator');
  const [drawer, setDrawer] = useState(false);
  const { selection, ticked, tick, selectAll, clear } = useRunSelection(filters.input, rows);
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={<BulkButton onClick={() => setDrawer(true)} />}
    >
      <RunFilterBar {...filters} />
      <BulkBar
        selection={selection}
        filter={filters.input}
        selectAll={selectAll}
        clear={clear}
        onStarted={() => setDrawer(true)}
      />
      <ListPanel
        query={runs}
        count={rows.length}
        empty={
          filters.active
            ? { title: t('noMatch.title'), hint: t('noMatch.hint') }
            : { title: t('empty.title'), hint: t('empty.hint') }
        }
      >
        <RunTable rows={rows} ticked={ticked} onTick={mayOperate ? tick : undefined} />
      </ListPanel>
      <BulkDrawer open={drawer} onClose={() => setDrawer(false)} />
    </PageFrame>
  );
}
