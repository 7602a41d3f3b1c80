import { EditOutlined, LockOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { singlePage } from '../listing/single-page.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';
import { RemoveShared } from './remove-shared.tsx';
import { VariableDialog } from './variable-dialog.tsx';

export type Variable = ServerOutputs['variables']['list'][number];

/** The tenant's variables; what secret ones hold is never shown. */
export function VariablesTab() {
  const { t } = useTranslation('variables');
  const trpc = useTRPC();
  const mayChange = useCan('builder');
  const [edited, setEdited] = useState<Variable | 'new'>();
  const variables = useQuery(trpc.variables.list.queryOptions());
  const rows = variables.data ?? [];
  const create = mayChange ? (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      data-testid="new-variable"
      onClick={() => setEdited('new')}
    >
      {t('create')}
    </Button>
  ) : null;
  const columns: ListColumn<Variable>[] = [
    {
      key: 'key',
      title: t('columns.key'),
      width: 220,
      pinned: 'start',
      render: ({ key }) => <strong>{key}</strong>,
    },
    { key: 'value', title: t('columns.value'), render: (variable) => <Value variable={variable} /> },
    { key: 'description', title: t('columns.description'), render: ({ description }) => description },
    {
      key: 'changed',
      title: t('columns.changed'),
      width: 180,
      className: 'nowrap',
      from: 'wide',
      render: ({ updatedAt }) => <span className="quiet">{formatMoment(updatedAt)}</span>,
    },
    {
      key: 'buttons',
      title: '',
      width: 100,
      pinned: 'end',
      render: (variable) => (
        <span className="row-buttons">
          {mayChange ? (
            <Button
              type="text"
              icon={<EditOutlined />}
              title={t('edit')}
              aria-label={t('editOf', { name: variable.key })}
              onClick={() => setEdited(variable)}
            />
          ) : null}
          <RemoveShared of={{ variable: variable.key }} />
        </span>
      ),
    },
  ];
  return (
    <>
      <div className="variables-bar">
        <p className="variables-about">{t('about')}</p>
        {create}
      </div>
      <ListPanel
        query={singlePage(variables)}
        count={rows.length}
        empty={{ title: t('emptyTitle'), hint: t('emptyHint') }}
      >
        <ListTable
          rows={rows}
          columns={columns}
          idOf={({ key }) => key}
          minWidth={760}
          rowAttributes={({ key }) => ({ ...testId(`variable-row-${key}`) })}
        />
      </ListPanel>
      {edited === undefined ? null : (
        <VariableDialog
          variable={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

function Value({ variable: { secret, type, text } }: { variable: Variable }) {
  const { t } = useTranslation('variables');
  if (secret) return <Tag icon={<LockOutlined />}>{t('hidden')}</Tag>;
  return (
    <code className="variable-value" title={text ?? ''}>
      {type === 'boolean' ? t(text === 'true' ? 'yes' : 'no') : text}
    </code>
  );
}
