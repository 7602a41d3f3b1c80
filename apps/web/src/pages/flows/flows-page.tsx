/** All flows of the tenant: find, create, switch on, open. */
import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../app/page-frame.tsx';
import { useCan } from '../../app/session.ts';
import { useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { SearchInput } from '../listing/search-input.tsx';
import { useSearchText } from '../listing/use-search-text.ts';
import { FlowTable } from './flow-table.tsx';
import { ImportFlow } from './import-flow.tsx';
import { NewFlowDialog } from './new-flow-dialog.tsx';

const REFRESH_MS = 10_000;

export function Component() {
  const { t } = useTranslation('flows');
  const trpc = useTRPC();
  const mayBuild = useCan('builder');
  const search = useSearchText();
  const [creating, setCreating] = useState(false);
  const flows = useInfiniteQuery(
    trpc.flows.list.infiniteQueryOptions(search.settled === '' ? {} : { search: search.settled }, {
      getNextPageParam: (page) => page.nextCursor,
      refetchInterval: REFRESH_MS,
    }),
  );
  const rows = flows.data?.pages.flatMap((page) => page.items) ?? [];
  const newFlow = (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      disabled={!mayBuild}
      onClick={() => setCreating(true)}
      data-testid="new-flow"
    >
      {t('new')}
    </Button>
  );
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          <SearchInput label={t('search')} text={search.text} onChange={search.setText} />
          <ImportFlow disabled={!mayBuild} />
          {newFlow}
        </>
      }
    >
      <ListPanel
        query={flows}
        count={rows.length}
        empty={
          search.settled === ''
            ? { title: t('empty.title'), hint: t('empty.hint') }
            : { title: t('noMatch.title'), hint: t('noMatch.hint') }
        }
      >
        <FlowTable rows={rows} />
      </ListPanel>
      <NewFlowDialog open={creating} onClose={() => setCreating(false)} />
    </PageFrame>
  );
}
