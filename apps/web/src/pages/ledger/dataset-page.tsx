/** One dataset: its records, filtered and searched on the server, and what can be done with them. */
import { ArrowLeftOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { PageFrame } from '../../app/page-frame.tsx';
import { useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { RecordBar } from './record-bar.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import { useRecordFilters } from './record-filters.ts';
import { RecordTable } from './record-table.tsx';
import { useAskFirst } from './use-ask-first.tsx';
import './ledger.css';

const REFRESH_MS = 5_000;

export function Component() {
  const { t } = useTranslation('ledger');
  const { dataset = '' } = useParams();
  const trpc = useTRPC();
  const filters = useRecordFilters();
  const [chosen, setChosen] = useState<string[]>([]);
  const [open, setOpen] = useState<string>();
  const ask = useAskFirst(dataset, () => setChosen([]));
  const { state, key } = filters.filters;
  const records = useInfiniteQuery(
    trpc.datasets.records.infiniteQueryOptions(
      { dataset, ...(state === undefined ? {} : { state }), ...(key === '' ? {} : { key }) },
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: REFRESH_MS },
    ),
  );
  const rows = records.data?.pages.flatMap((page) => page.items) ?? [];
  // A record that a filter or a refresh took away is not selected any more.
  const selected = rows.filter((row) => chosen.includes(row.key));
  return (
    <PageFrame
      title={dataset}
      subtitle={
        <Link to="/ledger">
          <ArrowLeftOutlined /> {t('back')}
        </Link>
      }
    >
      <RecordBar {...filters} selected={selected} ask={ask} />
      <ListPanel
        query={records}
        count={rows.length}
        empty={
          filters.active
            ? { title: t('noMatch.title'), hint: t('noMatch.hint') }
            : { title: t('noRecords.title'), hint: t('noRecords.hint') }
        }
      >
        <RecordTable
          rows={rows}
          selected={selected.map((row) => row.key)}
          onSelect={setChosen}
          onOpen={setOpen}
        />
      </ListPanel>
      {open === undefined ? null : (
        <RecordDrawer dataset={dataset} recordKey={open} ask={ask} onClose={() => setOpen(undefined)} />
      )}
    </PageFrame>
  );
}
