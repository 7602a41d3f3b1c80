/** The tenant's bulk operations, newest first; live while one is at work. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ServerOutputs, useTRPC } from '../../../server/trpc.ts';
import { ListPanel } from '../../listing/list-panel.tsx';
import { BulkCard } from './bulk-card.tsx';
import { isAtWork } from './bulk-state.ts';
import './bulk.css';

const LIVE_MS = 1_000;
const CALM_MS = 15_000;

export type BulkItem = ServerOutputs['bulk']['get'];

/** True while a retried run may still change the outcomes. */
const isOpen = ({ state, outcomes }: BulkItem) =>
  isAtWork(state) || [outcomes.queued, outcomes.running].some((count) => (count ?? 0) > 0);

export function BulkDrawer({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t } = useTranslation('bulk');
  const trpc = useTRPC();
  const bulks = useInfiniteQuery(
    trpc.bulk.list.infiniteQueryOptions(
      {},
      {
        enabled: open,
        getNextPageParam: (page) => page.nextCursor,
        refetchInterval: (query) =>
          query.state.data?.pages.some((page) => page.items.some(isOpen)) ? LIVE_MS : CALM_MS,
      },
    ),
  );
  const items = bulks.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Drawer open={open} size={520} title={t('list.title')} onClose={onClose} data-testid="bulk-drawer">
      <ListPanel
        query={bulks}
        count={items.length}
        empty={{ title: t('list.empty'), hint: t('list.emptyHint') }}
      >
        <ul className="bulk-list">
          {items.map((bulk) => (
            <BulkCard key={bulk.id} bulk={bulk} />
          ))}
        </ul>
      </ListPanel>
    </Drawer>
  );
}
