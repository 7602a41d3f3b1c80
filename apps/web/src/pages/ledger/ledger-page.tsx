/** All datasets of the tenant, each with its records by state. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../app/page-frame.tsx';
import { useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { DatasetTable } from './dataset-table.tsx';

const REFRESH_MS = 5_000;

export function Component() {
  const { t } = useTranslation('ledger');
  const trpc = useTRPC();
  const datasets = useInfiniteQuery(
    trpc.datasets.list.infiniteQueryOptions(
      {},
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: REFRESH_MS },
    ),
  );
  const rows = datasets.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PageFrame title={t('title')} subtitle={t('subtitle')}>
      <ListPanel
        query={datasets}
        count={rows.length}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      >
        <DatasetTable rows={rows} />
      </ListPanel>
    </PageFrame>
  );
}
