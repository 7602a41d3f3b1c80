import { useQuery } from '@tanstack/react-query';
import { Button, Popover, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../server/trpc.ts';
import type { ConnectionRow } from './connection-table.tsx';
import { FlowLinks } from './flow-links.tsx';

/** How many flows use a connection; which ones on demand. */
export function ConnectionUsages({ row }: { row: ConnectionRow }) {
  const { t } = useTranslation('connections');
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const detail = useQuery(trpc.connections.get.queryOptions({ id: row.id }, { enabled: open }));
  if (row.usedByFlows === 0) return <span className="quiet">{t('unused')}</span>;
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      title={t('usages')}
      content={detail.data ? <FlowLinks usages={detail.data.usages} /> : <Skeleton active title={false} />}
    >
      <Button type="link" className="row-link" data-testid="connection-usages">
        {t('flows', { count: row.usedByFlows })}
      </Button>
    </Popover>
  );
}
