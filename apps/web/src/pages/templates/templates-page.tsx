/** Ready flows to start from: shipped with the product, or the tenant's own. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../app/page-frame.tsx';
import { usePreferences } from '../../app/preferences.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';
import { ListPanel } from '../listing/list-panel.tsx';
import { SearchInput } from '../listing/search-input.tsx';
import { singlePage } from '../listing/single-page.ts';
import { CreateFlowDialog } from './create-flow-dialog.tsx';
import { TemplateCard } from './template-card.tsx';
import { TemplatePreview } from './template-preview.tsx';
import './templates.css';

export type TemplateItem = ServerOutputs['templates']['list'][number];

export function Component() {
  const { t } = useTranslation('templates');
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
  const all = templates.data ?? [];
  const tags = [...new Set(all.flatMap((each) => each.tags))].sort();
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
          <SearchInput label={t('search')} text={search} onChange={setSearch} />
        </>
      }
    >
      <ListPanel
        query={singlePage(templates)}
        count={shown.length}
        empty={
          all.length === 0
            ? { title: t('empty.title'), hint: t('empty.hint') }
            : { title: t('noMatch.title'), hint: t('noMatch.hint') }
        }
      >
        <div className="template-grid">
          {shown.map((template) => (
            <TemplateCard
              key={template.id}
              template={template}
              connectors={known}
              language={language}
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
      {used === undefined ? null : (
        <CreateFlowDialog template={used} connectors={known} onClose={() => setUsed(undefined)} />
      )}
    </PageFrame>
  );
}
