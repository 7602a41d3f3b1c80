/** Upgrades that were done, over all tenants of the person, each with the way back. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { testId } from '../../app/test-id.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { singlePage } from '../listing/single-page.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
import { FamilyName } from './family-cells.tsx';
import { RollBackDialog } from './roll-back-dialog.tsx';

type Done = ServerOutputs['upgrades']['done'][number];
type Row = { tenant: ServerOutputs['upgrades']['doneEverywhere'][number]['tenant']; done: Done };

export function DoneList() {
  const { t } = useTranslation('upgrades');
  const language = usePreferences((state) => state.language);
  const trpc = useTRPC();
  const everywhere = useQuery(trpc.upgrades.doneEverywhere.queryOptions());
  const [back, setBack] = useState<Row>();
  const rows = (everywhere.data ?? [])
    .flatMap(({ tenant, items }) => items.map((done): Row => ({ tenant, done })))
    .sort((one, other) => other.done.at.localeCompare(one.done.at));
  const columns: ListColumn<Row>[] = [
    { key: 'flows', title: t('columns.flows'), render: ({ done }) => <FamilyName flows={done.flows} /> },
    { key: 'tenant', title: t('columns.tenant'), width: 180, render: ({ tenant }) => tenant.name },
    {
      key: 'template',
      title: t('columns.template'),
      render: ({ done }) => done.template.names?.[language] ?? done.template.key,
    },
    {
      key: 'versions',
      title: t('columns.versions'),
      width: 96,
      className: 'nowrap',
      render: ({ done }) => t('fromTo', { from: done.from ?? '–', to: done.to }),
    },
    { key: 'when', title: t('columns.when'), width: 190, render: ({ done }) => <When done={done} /> },
    {
      key: 'back',
      title: '',
      width: 110,
      pinned: 'end',
      render: (row) =>
        row.done.rolledBackAt === null ? (
          <Button
            size="small"
            disabled={!row.done.last}
            title={row.done.last ? undefined : t('rollBack.notLast')}
            aria-label={t('rollBack.of', { name: row.done.flows[0]?.name })}
            onClick={() => setBack(row)}
          >
            {t('rollBack.action')}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <ListPanel
        query={singlePage(everywhere)}
        count={rows.length}
        empty={{ title: t('emptyDone.title'), hint: t('emptyDone.hint') }}
      >
        <ListTable
          rows={rows}
          columns={columns}
          idOf={({ done }) => done.groupId}
          minWidth={760}
          rowAttributes={({ done }) => testId(`upgrade-done-${done.groupId}`)}
        />
      </ListPanel>
      {back === undefined ? null : (
        <RollBackDialog
          groupId={back.done.groupId}
          tenantId={back.tenant.id}
          onClose={() => setBack(undefined)}
        />
      )}
    </>
  );
}

function When({ done }: { done: Done }) {
  const { t } = useTranslation('upgrades');
  const date = formatMoment(done.at);
  return (
    <>
      {done.user ? t('rollBack.by', { date, name: done.user.name }) : date}
      {done.rolledBackAt === null ? null : (
        <div className="upgrades-more">{t('rollBack.was', { date: formatMoment(done.rolledBackAt) })}</div>
      )}
    </>
  );
}
