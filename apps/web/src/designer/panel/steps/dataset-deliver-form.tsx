import type { StepOf } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import { FieldScopeOf } from '../field-scope-of.tsx';
import { TemplateField } from '../template-field.tsx';
import { useChangeConfig } from '../use-change.ts';
import { DatasetName } from './dataset-name.tsx';
import { NumberRow } from './number-row.tsx';

/** What counts while the step says nothing. */
const TIMES = 5;
const DELAY_MS = 60_000;

export function DatasetDeliverForm({ step }: { step: StepOf<'datasetDeliver'> }) {
  const { t } = useTranslation('ledger');
  const change = useChangeConfig(step);
  const { dataset, batchSize, concurrency, maxRecords, results, mapped, retry } = step.config;
  const times = retry?.times ?? TIMES;
  const delayMs = retry?.delayMs ?? DELAY_MS;
  return (
    <>
      <DatasetName value={dataset} onChange={(next) => change({ dataset: next })} />
      <p className="panel-about">{t('form.inside', { key: step.key })}</p>
      <NumberRow
        path="batchSize"
        label={t('form.batchSize')}
        min={1}
        max={1_000}
        fallback="100"
        value={batchSize}
        onChange={(next) => change({ batchSize: next })}
      />
      <NumberRow
        path="concurrency"
        label={t('form.concurrency')}
        min={1}
        max={20}
        fallback="1"
        value={concurrency}
        onChange={(next) => change({ concurrency: next })}
      />
      <NumberRow
        path="maxRecords"
        label={t('form.maxRecords')}
        min={1}
        max={10_000_000}
        fallback={t('form.all')}
        value={maxRecords}
        onChange={(next) => change({ maxRecords: next })}
      />
      <FieldScopeOf place={{ stepId: step.id, view: 'atEndOfBody' }}>
        <TemplateField
          path="results"
          label={t('form.results')}
          type="array"
          value={results}
          onChange={(next) => change({ results: next })}
        />
        <p className="panel-about">{t('form.resultsHelp')}</p>
        <TemplateField
          path="mapped"
          label={t('form.mapped')}
          type="array"
          value={mapped}
          onChange={(next) => change({ mapped: next })}
        />
        <p className="panel-about">{t('form.mappedHelp')}</p>
      </FieldScopeOf>
      <NumberRow
        path="retry.times"
        label={t('form.times')}
        min={0}
        max={50}
        fallback={String(TIMES)}
        value={retry?.times}
        onChange={(next) => change({ retry: { times: next ?? TIMES, delayMs } })}
      />
      <NumberRow
        path="retry.delayMs"
        label={t('form.delay')}
        description={t('form.delayHelp')}
        min={0}
        max={86_400}
        fallback={String(DELAY_MS / 1_000)}
        value={retry === undefined ? undefined : Math.round(retry.delayMs / 1_000)}
        onChange={(next) =>
          change({ retry: { times, delayMs: next === undefined ? DELAY_MS : next * 1_000 } })
        }
      />
    </>
  );
}
