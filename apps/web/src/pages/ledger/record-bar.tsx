import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../app/session.ts';
import { FilterInput } from '../listing/filter-input.tsx';
import type { useRecordFilters } from './record-filters.ts';
import { RECORD_STATES, type RecordRow } from './record-state.tsx';
import { isUndelivered, type useAskFirst } from './use-ask-first.tsx';

type Props = ReturnType<typeof useRecordFilters> & {
  selected: readonly RecordRow[];
  ask: ReturnType<typeof useAskFirst>;
};

/** Filters of the records on the left; what can be done with the selected ones, or with all of a state, on the right. */
export function RecordBar({ filters, change, selected, ask }: Props) {
  const { t } = useTranslation('ledger');
  const mayOperate = useCan('operator');
  const undelivered = selected.filter(isUndelivered);
  return (
    <div className="record-bar">
      <Select
        style={{ width: 160 }}
        aria-label={t('filters.state')}
        data-testid="filter-state"
        value={filters.state ?? ''}
        options={[
          { value: '', label: t('filters.all') },
          ...RECORD_STATES.map((state) => ({ value: state, label: t(`states.${state}`) })),
        ]}
        onChange={(state) => change({ state: RECORD_STATES.find((each) => each === state) })}
      />
      <FilterInput
        style={{ flex: '1 1 150px', maxWidth: 260 }}
        aria-label={t('filters.key')}
        placeholder={t('filters.key')}
        value={filters.key}
        onSearch={(key) => change({ key })}
      />
      <div className="record-bar-end">
        {selected.length > 0 ? (
          <>
            <span className="quiet">{t('selected', { count: selected.length })}</span>
            <Button
              disabled={!mayOperate || undelivered.length === 0}
              data-testid="confirm-selected"
              onClick={() => ask.confirm(undelivered)}
            >
              {t('confirm')}
            </Button>
            <Button
              type="primary"
              disabled={!mayOperate}
              data-testid="resend-selected"
              onClick={() => ask.resend(selected)}
            >
              {t('resend')}
            </Button>
          </>
        ) : (
          (['failed', 'parked'] as const).map((state) => (
            <Button
              key={state}
              disabled={!mayOperate}
              data-testid={`resend-all-${state}`}
              onClick={() => ask.resendAll(state)}
            >
              {t(`resendAll.${state}`)}
            </Button>
          ))
        )}
      </div>
    </div>
  );
}
