import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import type { Batch, BatchRow, OnConflict } from './use-batch.ts';

type Props = { rows: readonly BatchRow[]; batch: Batch; clear(): void };

/** What is done with the selected families, and how far it is. */
export function BatchBar({ rows, batch, clear }: Props) {
  const { t } = useTranslation(['upgrades', 'flowList']);
  const [conflicts, setConflicts] = useState<OnConflict>('wait');
  const { progress } = batch;
  if (rows.length === 0 && progress === undefined) return null;
  const start = async () => {
    const counts = await batch.start(rows, conflicts);
    clear();
    const words = t('upgrades:batch.done', counts);
    if (counts.failed > 0) message.warning(words);
    else message.success(words);
  };
  return (
    <section className="selection-bar" aria-label={t('upgrades:batch.label')} data-testid="upgrade-bulk">
      <strong aria-live="polite">
        {progress
          ? t('upgrades:batch.progress', progress)
          : t('upgrades:batch.selected', { count: rows.length })}
      </strong>
      <span className="selection-bar-actions">
        <span className="upgrades-policy">{t('upgrades:batch.conflicts')}</span>
        <Select<OnConflict>
          aria-label={t('upgrades:batch.conflicts')}
          data-testid="upgrade-policy"
          style={{ minWidth: 180 }}
          value={conflicts}
          disabled={progress !== undefined}
          onChange={setConflicts}
          options={(['wait', 'mine', 'theirs'] as const).map((value) => ({
            value,
            label: t(`upgrades:batch.${value}`),
          }))}
        />
        <Button
          type="primary"
          loading={progress !== undefined}
          onClick={() => void start()}
          data-testid="upgrade-many"
        >
          {t('upgrades:batch.start')}
        </Button>
        <Button type="text" disabled={progress !== undefined} onClick={clear}>
          {t('flowList:many.clear')}
        </Button>
      </span>
    </section>
  );
}
