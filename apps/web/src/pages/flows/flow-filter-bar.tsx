import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../server/trpc.ts';
import { FilterMenu } from '../listing/filter-menu.tsx';
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
      <FilterMenu
        label={t('filters.state')}
        options={FLOW_STATES.map((state) => ({
          value: state,
          label: t(`filters.${state}`),
          ...(state === 'trouble' ? { title: t('filters.troubleHint') } : {}),
        }))}
        chosen={only(filters.state)}
        change={([state]) => change({ state })}
        data-testid="flow-filter-state"
      />
      <FilterMenu
        label={t('filters.connector')}
        options={(facets.data?.connectors ?? []).map((key) => ({ value: key, label: connectorName(key) }))}
        chosen={only(filters.connector)}
        change={([connector]) => change({ connector })}
        data-testid="flow-filter-connector"
      />
      <FilterMenu
        label={t('filters.trigger')}
        options={TRIGGER_KINDS.map((kind) => ({ value: kind, label: t(`flows:triggers.${kind}`) }))}
        chosen={only(filters.trigger)}
        change={([trigger]) => change({ trigger })}
        data-testid="flow-filter-trigger"
      />
      <FilterMenu
        several
        label={t('filters.tags')}
        options={(facets.data?.tags ?? []).map(({ tag, flows }) => ({
          value: tag,
          label: `${tag} · ${flows}`,
        }))}
        chosen={filters.tags}
        change={(tags) => change({ tags })}
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

const only = <Value,>(value: Value | undefined): Value[] => (value === undefined ? [] : [value]);
