import { useQuery } from '@tanstack/react-query';
import { Button, Popover, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../server/trpc.ts';
import type { PartRow } from './part-table.tsx';
import { UsageList } from './usage-list.tsx';

/** How many flows use a part; which ones, and which connections, on demand. */
export function PartUsages({ row }: { row: PartRow }) {
  const { t } = useTranslation('parts');
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const usages = useQuery(trpc.customParts.usages.queryOptions({ id: row.id }, { enabled: open }));
  if (row.usedByFlows === 0) return <span className="quiet">{t('usages.none')}</span>;
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      title={t('usages.title')}
      content={usages.data ? <UsageList usages={usages.data} /> : <Skeleton active title={false} />}
    >
      <Button type="link" className="row-link" data-testid="part-usages">
        {t('usages.flows', { count: row.usedByFlows })}
      </Button>
    </Popover>
  );
}
