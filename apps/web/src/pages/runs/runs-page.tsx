/** All runs of the tenant, newest first; new ones come by themselves unless that is switched off. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../app/page-frame.tsx';
import { useCan } from '../../app/session.ts';
import { useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { BulkButton } from './bulk/bulk-button.tsx';
import { BulkDrawer } from './bulk/bulk-drawer.tsx';
import { useRunSelection } from './bulk/use-run-selection.ts';
import { LiveSwitch } from './live/live-switch.tsx';
import { useNewRows } from './live/use-new-rows.ts';
import { QuotaBanner } from './quota-banner.tsx';
import { RunFilterBar } from './run-filter-bar.tsx';
import { useRunFilters } from './run-filters.ts';
import { RunTable } from './run-table.tsx';
import { ViewMenu } from './views/view-menu.tsx';

const LIVE_MS = 2_000;

export function Component() {
  const { t } = useTranslation('runs');
  const trpc = useTRPC();
  const filters = useRunFilters();
  const [live, setLive] = useState(true);
  const { selection, tickedOf, tick, selectAll, clear } = useRunSelection(filters.input);
  const rests = live && selection.kind === 'ids' && selection.ids.length > 0;
  const runs = useInfiniteQuery(
    trpc.runs.list.infiniteQueryOptions(filters.input, {
      getNextPageParam: (page) => page.nextCursor,
      // The more has been read on, the more there is to read again.
      refetchInterval: ({ state }) =>
        live && !rests ? LIVE_MS * Math.max(1, state.data?.pages.length ?? 1) : false,
    }),
  );
  const rows = runs.data?.pages.flatMap((page) => page.items) ?? [];
  const mayOperate = useCan('operator');
  const [drawer, setDrawer] = useState(false);
  const ids = rows.map((row) => row.id);
  const newRows = useNewRows(JSON.stringify(filters.input), ids);
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          <LiveSwitch on={live} resting={rests} change={setLive} />
          <ViewMenu />
          <BulkButton onClick={() => setDrawer(true)} />
        </>
      }
    >
      <QuotaBanner />
      <RunFilterBar {...filters} />
      <ListPanel
        query={runs}
        count={rows.length}
        empty={
          filters.active
            ? { title: t('noMatch.title'), hint: t('noMatch.hint') }
            : { title: t('empty.title'), hint: t('empty.hint') }
        }
      >
        <RunTable
          rows={rows}
          newRows={newRows}
          ticked={tickedOf(rows)}
          onTick={mayOperate ? tick : undefined}
        />
      </ListPanel>
      <BulkBar
        selection={selection}
        filter={filters.input}
        selectAll={selectAll}
        clear={clear}
        onStarted={() => setDrawer(true)}
      />
      <BulkDrawer open={drawer} onClose={() => setDrawer(false)} />
    </PageFrame>
  );
}
