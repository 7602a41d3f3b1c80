import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { BatchOrder, BatchRow, OnConflict } from './batch-rows.ts';

type Props = { rows: readonly BatchRow[]; clear(): void };

/** What is done with the selected families: the way to the page that asks what they need. */
export function BatchBar({ rows, clear }: Props) {
  const { t } = useTranslation(['upgrades', 'flowList']);
  const navigate = useNavigate();
  const [conflicts, setConflicts] = useState<OnConflict>('wait');
  if (rows.length === 0) return null;
  const next = () => {
    const order: BatchOrder = { keys: rows.map(({ key }) => key), conflicts };
    void navigate('/templates/upgrades/batch', { state: order });
  };
  return (
    <section className="selection-bar" aria-label={t('upgrades:batch.label')} data-testid="upgrade-bulk">
      <strong aria-live="polite">{t('upgrades:batch.selected', { count: rows.length })}</strong>
      <span className="selection-bar-actions">
        <span className="upgrades-policy">{t('upgrades:batch.conflicts')}</span>
        <Select<OnConflict>
          aria-label={t('upgrades:batch.conflicts')}
          data-testid="upgrade-policy"
          style={{ minWidth: 180 }}
          value={conflicts}
          onChange={setConflicts}
          options={(['wait', 'mine', 'theirs'] as const).map((value) => ({
            value,
            label: t(`upgrades:batch.${value}`),
          }))}
        />
        <Button type="primary" onClick={next} data-testid="upgrade-many">
          {t('upgrades:batch.next')}
        </Button>
        <Button type="text" onClick={clear}>
          {t('flowList:many.clear')}
        </Button>
      </span>
    </section>
  );
}
