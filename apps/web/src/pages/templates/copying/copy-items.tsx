/** The items of a plan as a table: what each meets, what differs, whom it concerns, and the choice. Made for a hundred of them. */
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onDemand } from '../../../app/on-demand.tsx';
import { ListTable } from '../../listing/table/list-table.tsx';
import { type Choices, type CopyPlan, chooseAll, identityOf, isOpen, type PlanItem } from './copy-choices.ts';
import type { CopySource } from './copy-source.ts';
import { useItemColumns } from './use-item-columns.tsx';

const ItemDifferences = onDemand(
  () => import('./item-differences.tsx').then((module) => module.ItemDifferences),
  () => true,
);

type Props = {
  plan: CopyPlan;
  source: CopySource;
  choices: Choices;
  onChange(choices: Choices): void;
};

export function CopyItems({ plan, source, choices, onChange }: Props) {
  const { t } = useTranslation('copying');
  const open = plan.items.filter(isOpen);
  const [shown, setShown] = useState<'open' | 'all'>();
  const [compared, setCompared] = useState<PlanItem>();
  const filter = shown ?? (open.length > 0 ? 'open' : 'all');
  const rows = filter === 'open' ? open : plan.items;
  const columns = useItemColumns({
    choices,
    onCompare: setCompared,
    onChoose: (item, choice) => onChange({ ...choices, [identityOf(item)]: choice }),
  });
  return (
    <section className="copy-items" aria-label={t('items')}>
      <div className="copy-bar">
        <Segmented<'open' | 'all'>
          aria-label={t('show')}
          value={filter}
          onChange={setShown}
          options={[
            { value: 'open', label: t('filters.open', { count: open.length }), disabled: open.length === 0 },
            { value: 'all', label: t('filters.all', { count: plan.items.length }) },
          ]}
        />
        {open.length > 1 ? (
          <span className="copy-all">
            {t('forAll')}
            {(['mine', 'theirs', 'both'] as const).map((choice) => (
              <Button
                key={choice}
                size="small"
                data-testid={`copy-all-${choice}`}
                onClick={() => onChange({ ...choices, ...chooseAll(plan, choice) })}
              >
                {t(`choices.${choice}`)}
              </Button>
            ))}
            <Button size="small" type="text" onClick={() => onChange({})}>
              {t('asProposed')}
            </Button>
          </span>
        ) : null}
      </div>
      <div className="copy-scroll">
        <ListTable
          rows={rows}
          columns={columns}
          idOf={identityOf}
          minWidth={860}
          rowAttributes={(item) => ({ 'data-testid': `copy-item-${item.kind}-${item.key}` })}
        />
      </div>
      {compared === undefined ? null : (
        <ItemDifferences item={compared} source={source} onClose={() => setCompared(undefined)} />
      )}
    </section>
  );
}
