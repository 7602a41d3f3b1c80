import { UnorderedListOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../server/trpc.ts';
import { isAtWork } from './bulk-state.ts';

const LOOK_MS = 10_000;

/** Opens the list of bulk operations and says how many are at work. */
export function BulkButton({ onClick }: { onClick(): void }) {
  const { t } = useTranslation('bulk');
  const trpc = useTRPC();
  const newest = useQuery(trpc.bulk.list.queryOptions({ limit: 5 }, { refetchInterval: LOOK_MS }));
  const count = newest.data?.items.filter((bulk) => isAtWork(bulk.state)).length ?? 0;
  return (
    <Button icon={<UnorderedListOutlined />} data-testid="bulk-open" onClick={onClick}>
      {count > 0 ? t('openRunning', { count }) : t('open')}
    </Button>
  );
}
