import { RollbackOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { MenuProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onDemand } from '../../app/on-demand.tsx';
import { useCan, useSession } from '../../app/session.ts';
import { useFlow } from '../../designer/flow-context.ts';
import { useTRPC } from '../../server/trpc.ts';

const RollBackDialog = onDemand(
  () => import('./roll-back-dialog.tsx').then((module) => module.RollBackDialog),
  () => true,
);

/** The designer's menu entry that takes the open flow's last upgrade back; none for a flow that was never upgraded. */
export function useRollBackItem(): { items: NonNullable<MenuProps['items']>; dialog: ReactNode } {
  const { t } = useTranslation('upgrades');
  const { id, origin } = useFlow();
  const { tenant } = useSession();
  const mayBuild = useCan('builder');
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const done = useQuery(
    trpc.upgrades.done.queryOptions({ flowId: id }, { enabled: origin !== null, staleTime: 30_000 }),
  );
  const last = done.data?.find(({ rolledBackAt }) => rolledBackAt === null);
  if (last === undefined || !last.last) return { items: [], dialog: null };
  return {
    items: [
      {
        key: 'rollBack',
        icon: <RollbackOutlined />,
        disabled: !mayBuild,
        label: <span data-testid="toolbar-roll-back">{t('rollBack.menu')}</span>,
        onClick: () => setOpen(true),
      },
    ],
    dialog: open ? (
      <RollBackDialog groupId={last.groupId} tenantId={tenant.id} onClose={() => setOpen(false)} />
    ) : null,
  };
}
