import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { testId } from '../../app/test-id.ts';
import { useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { singlePage } from '../listing/single-page.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
import { BatchBar } from './batch/batch-bar.tsx';
import { type BatchRow, rowsOf } from './batch/batch-rows.ts';
import { FamilyName, News, TemplateName } from './family-cells.tsx';

/** The families of all tenants that are behind. */
export function AvailableList() {
  const { t } = useTranslation('upgrades');
  const trpc = useTRPC();
  const [ticked, setTicked] = useState<string[]>([]);
  const everywhere = useQuery(trpc.upgrades.everywhere.queryOptions());
  const rows = rowsOf(everywhere.data ?? []);
  const columns: ListColumn<BatchRow>[] = [
    { key: 'flows', title: t('columns.flows'), render: ({ item }) => <FamilyName flows={item.flows} /> },
    { key: 'tenant', title: t('columns.tenant'), width: 170, render: (row) => row.tenant.name },
    {
      key: 'template',
      title: t('columns.template'),
      width: 190,
      from: 'wide',
      render: ({ item }) => <TemplateName template={item.template} />,
    },
    {
      key: 'versions',
      title: t('columns.versions'),
      width: 96,
      className: 'nowrap',
      render: ({ item }) => t('fromTo', { from: item.from, to: item.to }),
    },
    { key: 'news', title: t('columns.news'), render: ({ item }) => <News news={item.news} /> },
    {
      key: 'look',
      title: '',
      width: 100,
      pinned: 'end',
      render: ({ item, tenant }) => (
        <Link
          to={`/templates/upgrades/${item.id}?tenant=${encodeURIComponent(tenant.id)}`}
          aria-label={t('lookAt', { name: item.flows[0]?.name })}
        >
          {t('look')}
        </Link>
      ),
    },
  ];
  return (
    <>
      <ListPanel
        query={singlePage(everywhere)}
        count={rows.length}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      >
        <ListTable
          rows={rows}
          columns={columns}
          idOf={({ key }) => key}
          minWidth={760}
          selection={{
            ids: ticked,
            labelOf: ({ item }) => t('select', { name: item.flows[0]?.name }),
            change: setTicked,
          }}
          rowAttributes={({ item }) => testId(`upgrade-row-${item.id}`)}
        />
      </ListPanel>
      <BatchBar rows={rows.filter(({ key }) => ticked.includes(key))} clear={() => setTicked([])} />
    </>
  );
}
