/** The tenant's own connectors and functions. */
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../app/page-frame.tsx';
import { usePreferences } from '../../app/preferences.ts';
import { useCan } from '../../app/session.ts';
import { useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { SearchInput } from '../listing/search-input.tsx';
import { singlePage } from '../listing/single-page.ts';
import { NewPart } from './new-part.tsx';
import { PartTable } from './part-table.tsx';
import './parts.css';

const SHOWN = ['all', 'connector', 'function'] as const;

export function Component() {
  const { t } = useTranslation('parts');
  const trpc = useTRPC();
  const language = usePreferences((state) => state.language);
  const mayChange = useCan('builder');
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('all');
  const parts = useQuery(trpc.customParts.list.queryOptions());
  const wanted = search.trim().toLowerCase();
  const rows = (parts.data ?? []).filter(
    ({ kind, key, names }) =>
      (shown === 'all' || shown === kind) &&
      [key, names.en, names.zh].some((text) => text.toLowerCase().includes(wanted)),
  );
  const isEmpty = (parts.data ?? []).length === 0;
  return (
    <PageFrame
      title={t('title')}
      subtitle={mayChange ? t('subtitle') : `${t('subtitle')} ${t('readOnly')}`}
      actions={
        <>
          <SearchInput label={t('search')} text={search} onChange={setSearch} />
          {mayChange ? <NewPart /> : null}
        </>
      }
    >
      <Segmented
        className="parts-kinds"
        aria-label={t('kinds.label')}
        value={shown}
        options={SHOWN.map((value) => ({
          value,
          label: <span data-testid={`parts-${value}`}>{t(`kinds.${value}`)}</span>,
        }))}
        onChange={setShown}
      />
      <ListPanel
        query={singlePage(parts)}
        count={rows.length}
        empty={
          isEmpty
            ? { title: t('emptyTitle'), hint: t('emptyHint') }
            : { title: t('noneTitle'), hint: t('noneHint') }
        }
      >
        <PartTable rows={rows} language={language} />
      </ListPanel>
    </PageFrame>
  );
}
