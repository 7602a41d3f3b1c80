/** Ready flows to start from: the tenant's own, those shared with it, and the shipped ones. The tab is in the address. */
import { useQuery } from '@tanstack/react-query';
import { Select, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { onDemand } from '../../app/on-demand.tsx';
import { PageFrame } from '../../app/page-frame.tsx';
import { usePreferences } from '../../app/preferences.ts';
import { useSession } from '../../app/session.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { SearchInput } from '../listing/search-input.tsx';
import { singlePage } from '../listing/single-page.ts';
import { CreateFlowDialog } from './create-flow-dialog.tsx';
import { ImportPackage } from './files/import-package.tsx';
import { TemplateCard } from './template-card.tsx';
import { TemplatePreview } from './template-preview.tsx';
import { useTemplateActions } from './use-template-actions.ts';
import './templates.css';

const CopyDialog = onDemand(
  () => import('./copying/copy-dialog.tsx').then((module) => module.CopyDialog),
  () => true,
);

export type TemplateItem = ServerOutputs['templates']['list'][number];

const TABS = ['mine', 'shared', 'shipped'] as const;
type Tab = (typeof TABS)[number];

export function Component() {
  const { t } = useTranslation(['templates', 'packages']);
  const { tenant } = useSession();
  const [params, setParams] = useSearchParams();
  const tab = TABS.find((each) => each === params.get('tab')) ?? 'shipped';
  const actions = useTemplateActions();
  const trpc = useTRPC();
  const language = usePreferences((state) => state.language);
  const [search, setSearch] = useState('');
  const [tag, setTag] = useState<string>();
  const [previewed, setPreviewed] = useState<TemplateItem>();
  const [used, setUsed] = useState<TemplateItem>();
  const templates = useQuery(trpc.templates.list.queryOptions());
  const connectors = useQuery(
    trpc.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const known = connectors.data ?? [];
  const seen = templates.data ?? [];
  const all = seen.filter((each) => each.relation === tab);
  const tags = [...new Set(all.flatMap((each) => each.tags))].sort();
  const tabLabel = (key: Tab) => {
    const count = seen.filter((each) => each.relation === key).length;
    return count === 0 ? t(`packages:tabs.${key}`) : `${t(`packages:tabs.${key}`)} (${count})`;
  };
  const emptyTexts: Record<Tab, { title: string; hint: string }> = {
    mine: { title: t('packages:emptyMine.title'), hint: t('packages:emptyMine.hint') },
    shared: {
      title: t('packages:emptyShared.title'),
      hint: t('packages:emptyShared.hint', { code: tenant.code }),
    },
    shipped: { title: t('empty.title'), hint: t('empty.hint') },
  };
  const wanted = search.trim().toLowerCase();
  const shown = all.filter(
    (each) =>
      (tag === undefined || each.tags.includes(tag)) &&
      [
        ...Object.values(each.names),
        ...Object.values(each.descriptions),
        ...each.connectors,
        ...each.tags,
      ].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          {tags.length > 1 ? (
            <Select
              allowClear
              style={{ minWidth: 150 }}
              aria-label={t('tag')}
              placeholder={t('tag')}
              value={tag ?? null}
              options={tags.map((each) => ({ value: each, label: each }))}
              onChange={(value) => setTag(value ?? undefined)}
            />
          ) : null}
          <ImportPackage />
          <SearchInput label={t('search')} text={search} onChange={setSearch} />
        </>
      }
    >
      <Tabs
        activeKey={tab}
        onChange={(key) => setParams(key === 'shipped' ? {} : { tab: key }, { replace: true })}
        items={TABS.map((key) => ({
          key,
          label: <span data-testid={`tab-${key}`}>{tabLabel(key)}</span>,
        }))}
      />
      <ListPanel
        query={singlePage(templates)}
        count={shown.length}
        empty={all.length === 0 ? emptyTexts[tab] : { title: t('noMatch.title'), hint: t('noMatch.hint') }}
      >
        <div className="template-grid">
          {shown.map((template) => (
            <TemplateCard
              key={template.id}
              template={template}
              connectors={known}
              language={language}
              actions={actions}
              onPreview={() => setPreviewed(template)}
              onUse={() => setUsed(template)}
            />
          ))}
        </div>
      </ListPanel>
      {previewed === undefined ? null : (
        <TemplatePreview
          template={previewed}
          connectors={known}
          onClose={() => setPreviewed(undefined)}
          onUse={() => {
            setUsed(previewed);
            setPreviewed(undefined);
          }}
        />
      )}
      {actions.looked === undefined ? null : (
        <CopyDialog template={actions.looked} onClose={actions.closeLook} />
      )}
      {used === undefined ? null : (
        <CreateFlowDialog template={used} connectors={known} onClose={() => setUsed(undefined)} />
      )}
    </PageFrame>
  );
}
