import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { FlowFilter } from '../flow-choice/flow-filter.tsx';
import { FilterInput } from '../listing/filter-input.tsx';
import { FilterMenu } from '../listing/filter-menu.tsx';
import { RUN_STATES } from '../listing/run-state-tag.tsx';
import { TRIGGER_KINDS, type useRunFilters } from './run-filters.ts';

export function RunFilterBar({ filters, change, clear, active }: ReturnType<typeof useRunFilters>) {
  const { t } = useTranslation('runs');
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 14 }}>
      <FilterMenu
        several
        label={t('filters.state')}
        options={RUN_STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        chosen={filters.states}
        change={(states) => change({ states })}
        data-testid="filter-state"
      />
      <FlowFilter label={t('filters.flow')} flow={filters.flow} onChange={(flow) => change({ flow })} />
      <FilterMenu
        label={t('filters.trigger')}
        options={TRIGGER_KINDS.map((kind) => ({ value: kind, label: t(`triggers.${kind}`) }))}
        chosen={filters.trigger === undefined ? [] : [filters.trigger]}
        change={([trigger]) => change({ trigger })}
        data-testid="filter-trigger"
      />
      <DatePicker.RangePicker
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        style={{ width: 330 }}
        allowEmpty={[true, true]}
        aria-label={t('filters.time')}
        placeholder={[t('filters.from'), t('filters.to')]}
        value={[filters.from ? dayjs(filters.from) : null, filters.to ? dayjs(filters.to) : null]}
        onChange={(range) =>
          change({ from: range?.[0]?.toISOString() ?? undefined, to: range?.[1]?.toISOString() ?? undefined })
        }
      />
      <FilterInput
        style={{ flex: '1 1 180px', maxWidth: 240 }}
        aria-label={t('filters.key')}
        placeholder={t('filters.key')}
        maxLength={200}
        value={filters.key}
        onSearch={(key) => change({ key })}
        data-testid="filter-key"
      />
      <FilterInput
        style={{ flex: '1 1 220px', maxWidth: 320 }}
        aria-label={t('search')}
        placeholder={t('search')}
        value={filters.search}
        onSearch={(search) => change({ search })}
      />
      {active ? (
        <Button type="link" onClick={clear}>
          {t('filters.clear')}
        </Button>
      ) : null}
    </div>
  );
}
