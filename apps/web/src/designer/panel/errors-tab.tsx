import type { RetryPolicy, Step } from '@flowbridge/flow';
import { InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../fields/field-row.tsx';
import { useFieldScope } from '../fields/picker/field-scope.ts';
import { TimeLimit } from './time-limit.tsx';
import { UnknownPolicyFields } from './unknown-policy-fields.tsx';
import { useChangeStep } from './use-change.ts';

const DEFAULT_RETRY: RetryPolicy = { times: 3, backoff: 'exponential', delayMs: 1000 };

/** What happens when the step fails: retry, time limit, going on; and when nobody knows whether it has failed. */
export function ErrorsTab({ step }: { step: Step }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeStep(step);
  const { retry } = step;
  return (
    <>
      <FieldRow path="onError" label={t('errors.onError')}>
        <Select
          value={step.onError ?? 'fail'}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('errors.onError')}
          data-testid="field-onError"
          options={(['fail', 'continue'] as const).map((each) => ({
            value: each,
            label: t(`errors.on.${each}`),
          }))}
          onChange={(onError) => change({ onError: onError === 'fail' ? null : onError })}
        />
      </FieldRow>
      <TimeLimit
        path="timeoutMs"
        label={t('errors.timeoutMs')}
        usual={t('errors.timeoutDefault')}
        leastMs={1}
        timeoutMs={step.timeoutMs}
        onChange={(timeoutMs) => change({ timeoutMs: timeoutMs ?? null })}
      />
      <FieldRow path="retry" label={t('errors.retry')}>
        <Switch
          checked={retry !== undefined}
          disabled={readOnly}
          aria-label={t('errors.retry')}
          data-testid="field-retry"
          onChange={(on) => change({ retry: on ? DEFAULT_RETRY : null })}
        />
      </FieldRow>
      {retry ? <RetryFields retry={retry} onChange={(next) => change({ retry: next })} /> : null}
      {step.kind === 'action' ? <UnknownPolicyFields step={step} /> : null}
    </>
  );
}

function RetryFields({ retry, onChange }: { retry: RetryPolicy; onChange: (retry: RetryPolicy) => void }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  return (
    <div className="field-group">
      <FieldRow path="retry.times" label={t('errors.times')}>
        <InputNumber
          min={1}
          max={20}
          precision={0}
          disabled={readOnly}
          value={retry.times}
          aria-label={t('errors.times')}
          data-testid="field-retry.times"
          onChange={(times) => onChange({ ...retry, times: times ?? 1 })}
        />
      </FieldRow>
      <FieldRow path="retry.delayMs" label={t('errors.delayMs')}>
        <InputNumber
          min={0}
          max={3_600_000}
          precision={0}
          disabled={readOnly}
          value={retry.delayMs}
          aria-label={t('errors.delayMs')}
          onChange={(delayMs) => onChange({ ...retry, delayMs: delayMs ?? 0 })}
        />
      </FieldRow>
      <FieldRow path="retry.backoff" label={t('errors.backoff')}>
        <Select
          value={retry.backoff}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('errors.backoff')}
          options={(['fixed', 'exponential'] as const).map((each) => ({
            value: each,
            label: t(`errors.backoffs.${each}`),
          }))}
          onChange={(backoff) => onChange({ ...retry, backoff })}
        />
      </FieldRow>
      <FieldRow path="retry.only" label={t('errors.only')}>
        <Select
          mode="tags"
          disabled={readOnly}
          style={{ width: '100%' }}
          placeholder="http:503"
          aria-label={t('errors.only')}
          value={retry.only ?? []}
          onChange={(only: string[]) => {
            const { only: _, ...others } = retry;
            onChange(only.length === 0 ? others : { ...others, only });
          }}
        />
      </FieldRow>
    </div>
  );
}
