import type { StepOf } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import { FieldScopeOf } from '../field-scope-of.tsx';
import { TemplateField } from '../template-field.tsx';
import { useChangeConfig } from '../use-change.ts';
import { BusinessFields } from './business-fields.tsx';
import { DatasetName } from './dataset-name.tsx';

export function DatasetStageForm({ step }: { step: StepOf<'datasetStage'> }) {
  const { t } = useTranslation('ledger');
  const change = useChangeConfig(step);
  const { dataset, records, key, fields, hash } = step.config;
  return (
    <>
      <DatasetName value={dataset} onChange={(next) => change({ dataset: next })} />
      <TemplateField
        path="records"
        label={t('form.records')}
        type="array"
        required
        value={records === '' ? undefined : records}
        onChange={(next) => change({ records: next ?? '' })}
      />
      <FieldScopeOf place={{ stepId: step.id, view: 'mappingRow' }}>
        <TemplateField
          path="key"
          label={t('form.key')}
          type="text"
          required
          value={key === '' ? undefined : key}
          onChange={(next) => change({ key: next ?? '' })}
        />
        <p className="panel-about">{t('form.keyHelp')}</p>
        <BusinessFields value={fields ?? {}} onChange={(next) => change({ fields: next })} />
        <TemplateField
          path="hash"
          label={t('form.hash')}
          type="any"
          value={hash}
          onChange={(next) => change({ hash: next })}
        />
        <p className="panel-about">{t('form.hashHelp')}</p>
      </FieldScopeOf>
    </>
  );
}
