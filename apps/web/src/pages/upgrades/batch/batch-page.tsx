/** The second page of a batch: what the chosen families need is asked once, then all are upgraded. */
import { useQuery } from '@tanstack/react-query';
import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { PageLoading } from '../../../app/page-loading.tsx';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { BatchDesk } from './batch-desk.tsx';
import { batchOrder, rowsOf } from './batch-rows.ts';
import '../../../designer/panel.css';
import '../upgrades.css';

export function Component() {
  const { t } = useTranslation(['upgrades', 'shell']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const order = batchOrder.safeParse(useLocation().state);
  const everywhere = useQuery(
    trpc.upgrades.everywhere.queryOptions(undefined, { enabled: order.success, staleTime: 30_000 }),
  );
  const back = (
    <Link key="back" to="/templates/upgrades">
      {t('upgrades:back')}
    </Link>
  );
  if (!order.success) return <Result status="info" title={t('upgrades:batch.nothing')} extra={back} />;
  if (everywhere.isError && !everywhere.data) {
    const again = (
      <Button key="again" onClick={() => void everywhere.refetch()}>
        {t('shell:retry')}
      </Button>
    );
    return <Result status="warning" title={errorText(everywhere.error)} extra={[back, again]} />;
  }
  if (!everywhere.data) return <PageLoading />;
  const wanted = new Set(order.data.keys);
  return <BatchDesk chosen={rowsOf(everywhere.data).filter(({ key }) => wanted.has(key))} {...order.data} />;
}
