import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { type ServerInputs, type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { formatCount } from '../ledger/format-count.ts';
import { formatMoment } from '../listing/format-moment.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { singlePage } from '../listing/single-page.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
import { RemoveShared } from './remove-shared.tsx';

type Table = ServerOutputs['lookupTables']['list'][number];

export const pathOfTable = (name: string) => `/variables/tables/${encodeURIComponent(name)}`;

/** The tenant's look-up tables; each opens on a page of its own. */
export function TablesTab() {
  const { t } = useTranslation('variables');
  const trpc = useTRPC();
  const mayChange = useCan('builder');
  const [creating, setCreating] = useState(false);
  const tables = useQuery(trpc.lookupTables.list.queryOptions());
  const rows = tables.data ?? [];
  const columns: ListColumn<Table>[] = [
    {
      key: 'name',
      title: t('columns.key'),
      render: ({ name }) => (
        <Link to={pathOfTable(name)} aria-label={t('tables.open', { name })}>
          <strong>{name}</strong>
        </Link>
      ),
    },
    { key: 'description', title: t('columns.description'), render: ({ description }) => description },
    {
      key: 'rows',
      title: t('columns.rows'),
      width: 110,
      align: 'end',
      render: ({ rows: count }) => formatCount(count),
    },
    {
      key: 'changed',
      title: t('columns.changed'),
      width: 190,
      className: 'nowrap',
      render: ({ updatedAt }) => <span className="quiet">{formatMoment(updatedAt)}</span>,
    },
    { key: 'buttons', title: '', width: 64, render: ({ name }) => <RemoveShared of={{ table: name }} /> },
  ];
  return (
    <>
      <div className="variables-bar">
        <p className="variables-about">{t('aboutTables')}</p>
        {mayChange ? (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            data-testid="new-table"
            onClick={() => setCreating(true)}
          >
            {t('tables.create')}
          </Button>
        ) : null}
      </div>
      <ListPanel
        query={singlePage(tables)}
        count={rows.length}
        empty={{ title: t('tables.emptyTitle'), hint: t('tables.emptyHint') }}
      >
        <ListTable
          rows={rows}
          columns={columns}
          idOf={({ name }) => name}
          minWidth={760}
          rowAttributes={({ name }) => ({ ...testId(`table-row-${name}`) })}
        />
      </ListPanel>
      {creating ? <NewTable onClose={() => setCreating(false)} /> : null}
    </>
  );
}

/** Asks for a name and opens the new, empty table. */
function NewTable({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['variables', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [form] = Form.useForm<ServerInputs['lookupTables']['create']>();
  const create = useMutation(
    trpc.lookupTables.create.mutationOptions({
      onSuccess: async ({ name }) => {
        await queries.invalidateQueries({ queryKey: trpc.lookupTables.pathKey() });
        void navigate(pathOfTable(name));
      },
    }),
  );
  return (
    <Modal
      open
      title={t('tables.createTitle')}
      okText={t('tables.create')}
      okButtonProps={{ ...testId('table-create') }}
      cancelText={t('shell:cancel')}
      confirmLoading={create.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" onFinish={(fields) => create.mutate(fields)}>
        <Form.Item
          name="name"
          label={t('tables.name')}
          rules={[
            {
              required: true,
              whitespace: true,
              pattern: /^[^'"{}\\]{1,100}$/,
              message: t('tables.nameNeeded'),
            },
          ]}
          {...(create.isError ? { help: errorText(create.error), validateStatus: 'error' as const } : {})}
        >
          <Input autoFocus placeholder={t('tables.nameExample')} data-testid="table-name" />
        </Form.Item>
        <Form.Item name="description" label={t('description')} rules={[{ max: 500 }]}>
          <Input data-testid="table-description" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
