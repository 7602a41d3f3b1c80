/** The rows of one look-up table. */
import { ArrowLeftOutlined, ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { PageFrame } from '../../app/page-frame.tsx';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { SearchInput } from '../listing/search-input.tsx';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
import type { Row } from './read-rows.ts';
import { RemoveShared } from './remove-shared.tsx';
import { RowButtons } from './row-buttons.tsx';
import { RowDialog } from './row-dialog.tsx';
import './variables.css';

const ROWS_A_PAGE = 100;
const ImportRows = lazy(async () => ({ default: (await import('./import-rows.tsx')).ImportRows }));

export function Component() {
  const { t } = useTranslation(['variables', 'shell']);
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { table = '' } = useParams();
  const mayChange = useCan('builder');
  const [text, setText] = useState('');
  const search = useDeferredValue(text.trim());
  const [edited, setEdited] = useState<Row | 'new'>();
  const [importing, setImporting] = useState(false);
  const list = useInfiniteQuery(
    trpc.lookupTables.rows.infiniteQueryOptions(
      { name: table, limit: ROWS_A_PAGE, ...(search === '' ? {} : { search }) },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: (before) => before },
    ),
  );
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: ListColumn<Row>[] = [
    { key: 'key', title: t('rows.key'), width: 320, render: ({ key }) => <code>{key}</code> },
    { key: 'value', title: t('rows.value'), render: ({ value }) => value },
    ...(mayChange
      ? [
          {
            key: 'buttons',
            title: '',
            width: 100,
            render: (row: Row) => <RowButtons table={table} rowKey={row.key} onEdit={() => setEdited(row)} />,
          },
        ]
      : []),
  ];
  const backToTables = () => void navigate('/variables?tab=tables');
  return (
    <PageFrame
      title={table}
      subtitle={
        <>
          {t('rows.subtitle')} <code>lookup('{table}', …)</code>
        </>
      }
      actions={
        <>
          <Button icon={<ArrowLeftOutlined />} onClick={backToTables}>
            {t('rows.back')}
          </Button>
          <SearchInput label={t('rows.search')} text={text} onChange={setText} />
          {mayChange ? (
            <>
              <Button icon={<ImportOutlined />} data-testid="import-rows" onClick={() => setImporting(true)}>
                {t('import.open')}
              </Button>
              <Button
                type="primary"
                icon={<PlusOutlined />}
                data-testid="new-row"
                onClick={() => setEdited('new')}
              >
                {t('rows.add')}
              </Button>
            </>
          ) : null}
          <RemoveShared of={{ table }} onRemoved={backToTables} />
        </>
      }
    >
      <ListPanel
        query={list}
        count={rows.length}
        empty={
          search === ''
            ? { title: t('rows.emptyTitle'), hint: t('rows.emptyHint') }
            : { title: t('rows.none'), hint: t('rows.noneHint') }
        }
      >
        <ListTable
          rows={rows}
          columns={columns}
          idOf={({ key }) => key}
          minWidth={560}
          rowAttributes={({ key }) => ({ ...testId(`lookup-row-${key}`) })}
        />
      </ListPanel>
      {edited === undefined ? null : (
        <RowDialog
          table={table}
          row={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
      {importing ? (
        <Suspense fallback={null}>
          <ImportRows table={table} onClose={() => setImporting(false)} />
        </Suspense>
      ) : null}
    </PageFrame>
  );
}
