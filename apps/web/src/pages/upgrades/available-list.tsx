import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { useEnterTenant } from '../../app/use-enter-tenant.ts';
import { useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { singlePage } from '../listing/single-page.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
import { BatchBar } from './batch-bar.tsx';
import { BatchResultCell } from './batch-result.tsx';
import { FamilyName, News, TemplateName } from './family-cells.tsx';
import { type BatchRow, useBatch } from './use-batch.ts';

/** The families of all tenants that are behind; rows that were just upgraded stay with their result. */
export function AvailableList() {
  const { t } = useTranslation('upgrades');
  const trpc = useTRPC();
  const { tenant } = useSession();
  const navigate = useNavigate();
  const enter = useEnterTenant();
  const batch = useBatch();
  const [ticked, setTicked] = useState<string[]>([]);
  const everywhere = useQuery(trpc.upgrades.everywhere.queryOptions());
  const behind = (everywhere.data ?? []).flatMap((each) =>
    each.items.map((item): BatchRow => ({ key: `${each.tenant.id}:${item.id}`, tenant: each.tenant, item })),
  );
  const known = new Set(behind.map(({ key }) => key));
  const rows = [
    ...[...batch.results.values()].flatMap(({ row }) => (known.has(row.key) ? [] : [row])),
    ...behind,
  ];
  const look = (row: BatchRow) => {
    const address = `/templates/upgrades/${row.item.id}`;
    if (row.tenant.id === tenant.id) void navigate(address);
    else enter(row.tenant.id, address);
  };
  const columns: ListColumn<BatchRow>[] = [
    { key: 'flows', title: t('columns.flows'), render: ({ item }) => <FamilyName flows={item.flows} /> },
    { key: 'tenant', title: t('columns.tenant'), width: 150, render: (row) => row.tenant.name },
    {
      key: 'template',
      title: t('columns.template'),
      width: 170,
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
      key: 'result',
      title: t('columns.result'),
      width: 176,
      render: ({ key }) => <BatchResultCell result={batch.results.get(key)?.result} />,
    },
    {
      key: 'look',
      title: '',
      width: 100,
      pinned: 'end',
      render: (row) =>
        known.has(row.key) ? (
          <Button
            size="small"
            aria-label={t('lookAt', { name: row.item.flows[0]?.name })}
            onClick={() => look(row)}
          >
            {t('look')}
          </Button>
        ) : null,
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
          minWidth={820}
          selection={{
            ids: ticked,
            labelOf: ({ item }) => t('select', { name: item.flows[0]?.name }),
            change: setTicked,
          }}
          rowAttributes={({ item }) => testId(`upgrade-row-${item.id}`)}
        />
      </ListPanel>
      <BatchBar
        rows={behind.filter(({ key }) => ticked.includes(key))}
        batch={batch}
        clear={() => setTicked([])}
      />
    </>
  );
}
