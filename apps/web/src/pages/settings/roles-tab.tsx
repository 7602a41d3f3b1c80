import { CheckOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { useSession } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { singlePage } from '../listing/single-page.ts';
import type { ListColumn } from '../listing/table/list-column.ts';
import { ListTable } from '../listing/table/list-table.tsx';

type Item = ServerOutputs['members']['capabilities'][number];

const ROLES = ['viewer', 'operator', 'builder', 'admin', 'owner'] as const;

/** Which role may do what: the server's own table. */
export function RolesTab() {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const { tenant } = useSession();
  const language = usePreferences((state) => state.language);
  const table = useQuery(
    trpc.members.capabilities.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const rows = table.data ?? [];
  const columns: ListColumn<Item>[] = [
    { key: 'may', title: t('matrix.may'), pinned: 'start', width: 260, render: (row) => row[language] },
    ...ROLES.map(
      (role): ListColumn<Item> => ({
        key: role,
        title: role === tenant.role ? `${t(`roles.${role}`)} (${t('matrix.yours')})` : t(`roles.${role}`),
        width: 100,
        render: ({ roles }) =>
          roles.includes(role) ? (
            <Tag color="success" icon={<CheckOutlined aria-label={t('matrix.yes')} />} />
          ) : (
            <span role="img" aria-label={t('matrix.no')} className="quiet">
              –
            </span>
          ),
      }),
    ),
  ];
  return (
    <>
      <p className="settings-about">{t('matrix.about')}</p>
      <ListPanel query={singlePage(table)} count={rows.length} empty={{ title: '–', hint: '' }}>
        <ListTable
          rows={rows}
          columns={columns}
          idOf={({ key }) => key}
          minWidth={760}
          rowAttributes={({ key }) => ({ ...testId(`capability-${key}`) })}
        />
      </ListPanel>
    </>
  );
}
