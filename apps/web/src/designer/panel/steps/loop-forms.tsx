import type { StepOf } from '@flowbridge/flow';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionEditor } from '../../fields/condition-editor.tsx';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { TemplateField } from '../template-field.tsx';
import { useChangeConfig } from '../use-change.ts';

export function ForEachForm({ step }: { step: StepOf<'forEach'> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeConfig(step);
  return (
    <>
      <TemplateField
        path="items"
        label={t('forEach.items')}
        type="array"
        required
        value={step.config.items === '' ? undefined : step.config.items}
        onChange={(items) => change({ items: items ?? '' })}
      />
      <FieldRow path="onItemFailure" label={t('forEach.onItemFailure')}>
        <Select
          value={step.config.onItemFailure ?? 'stop'}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('forEach.onItemFailure')}
          data-testid="field-onItemFailure"
          options={(['stop', 'continue'] as const).map((each) => ({
            value: each,
            label: t(`forEach.failure.${each}`),
          }))}
          onChange={(onItemFailure) => change({ onItemFailure })}
        />
      </FieldRow>
      <TemplateField
        path="collect"
        label={t('forEach.collect')}
        type="any"
        value={step.config.collect}
        onChange={(collect) => change({ collect })}
      />
      <FieldRow path="concurrency" label={t('forEach.concurrency')}>
        <InputNumber
          min={1}
          max={100}
          precision={0}
          disabled={readOnly}
          placeholder="1"
          style={{ width: '100%' }}
          aria-label={t('forEach.concurrency')}
          data-testid="field-concurrency"
          value={step.config.concurrency ?? null}
          onChange={(concurrency) => change({ concurrency: concurrency ?? undefined })}
        />
      </FieldRow>
      <FieldRow path="batchSize" label={t('forEach.batchSize')} description={t('forEach.batchHelp')}>
        <InputNumber
          min={1}
          max={10_000}
          precision={0}
          disabled={readOnly}
          placeholder={t('forEach.single')}
          style={{ width: '100%' }}
          aria-label={t('forEach.batchSize')}
          data-testid="field-batchSize"
          value={step.config.batchSize ?? null}
          onChange={(batchSize) => change({ batchSize: batchSize ?? undefined })}
        />
      </FieldRow>
      <p className="panel-about">{t('forEach.inside', { key: step.key })}</p>
    </>
  );
}

export function WhileForm({ step }: { step: StepOf<'while'> }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeConfig(step);
  return (
    <>
      <ConditionEditor path="test" test={step.config.test} onChange={(test) => change({ test })} />
      <FieldRow path="maxTurns" label={t('while.maxTurns')}>
        <InputNumber
          min={1}
          max={1_000_000}
          precision={0}
          disabled={readOnly}
          placeholder="1000"
          aria-label={t('while.maxTurns')}
          data-testid="field-maxTurns"
          style={{ width: '100%' }}
          value={step.config.maxTurns ?? null}
          onChange={(maxTurns) => change({ maxTurns: maxTurns ?? undefined })}
        />
      </FieldRow>
    </>
  );
}
