import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../server/trpc.ts';
import { SearchInput } from '../listing/search-input.tsx';
import { useSearchText } from '../listing/use-search-text.ts';
import { FLOW_STATES, type FlowFilterState, TRIGGER_KINDS } from './flow-filters.ts';
import { useConnectorName } from './use-connector-name.ts';

/** Narrows the list: by text, state, connector, trigger and tags. */
export function FlowFilterBar({ filters, narrowed, change, clear }: FlowFilterState) {
  const { t } = useTranslation(['flowList', 'flows']);
  const trpc = useTRPC();
  const connectorName = useConnectorName();
  const facets = useQuery(trpc.flows.facets.queryOptions());
  const search = useSearchText(filters.search);
  const { settled } = search;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed goes to the address, never the other way
  useEffect(() => {
    if (settled !== filters.search) change({ search: settled });
  }, [settled]);
  return (
    <search className="flow-filters">
      <SearchInput label={t('search')} text={search.text} onChange={search.setText} />
      <Select
        allowClear
        className="flow-filter"
        aria-label={t('filters.state')}
        placeholder={t('filters.state')}
        value={filters.state ?? null}
        options={FLOW_STATES.map((state) => ({
          value: state,
          label: t(`filters.${state}`),
          ...(state === 'trouble' ? { title: t('filters.troubleHint') } : {}),
        }))}
        onChange={(state) => change({ state: state ?? undefined })}
        data-testid="flow-filter-state"
      />
      <Select
        allowClear
        className="flow-filter"
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('filters.connector')}
        placeholder={t('filters.connector')}
        value={filters.connector ?? null}
        options={(facets.data?.connectors ?? []).map((key) => ({ value: key, label: connectorName(key) }))}
        onChange={(connector) => change({ connector: connector ?? undefined })}
        data-testid="flow-filter-connector"
      />
      <Select
        allowClear
        className="flow-filter"
        aria-label={t('filters.trigger')}
        placeholder={t('filters.trigger')}
        value={filters.trigger ?? null}
        options={TRIGGER_KINDS.map((kind) => ({ value: kind, label: t(`flows:triggers.${kind}`) }))}
        onChange={(trigger) => change({ trigger: trigger ?? undefined })}
        data-testid="flow-filter-trigger"
      />
      <Select
        mode="multiple"
        allowClear
        className="flow-filter"
        maxTagCount={1}
        aria-label={t('filters.tags')}
        placeholder={t('filters.tags')}
        value={filters.tags}
        options={(facets.data?.tags ?? []).map(({ tag, flows }) => ({
          value: tag,
          label: `${tag} · ${flows}`,
        }))}
        onChange={(tags) => change({ tags })}
        data-testid="flow-filter-tags"
      />
      {narrowed ? (
        <Button
          type="link"
          data-testid="flow-filters-clear"
          onClick={() => {
            search.setText('');
            clear();
          }}
        >
          {t('filters.clear')}
        </Button>
      ) : null}
    </search>
  );
}
