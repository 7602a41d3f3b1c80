/** How the flow's runs behave as a whole: what a new one does while others run, and how long one may take. */
import type { FlowSettings } from '@flowbridge/flow';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../fields/field-row.tsx';
import { useFieldScope } from '../fields/picker/field-scope.ts';
import { TimeLimit } from './time-limit.tsx';
import { useChangeSettings } from './use-change-settings.ts';

type Overlap = NonNullable<FlowSettings['overlap']>;

export function RunSettings({ settings }: { settings: FlowSettings }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeSettings();
  const overlap: Overlap = settings.overlap ?? { policy: 'parallel' };
  const choose = (policy: Overlap['policy']) =>
    change({ overlap: policy === 'parallel' ? undefined : { policy } });
  return (
    <>
      <FieldRow
        path="settings.overlap"
        label={t('runs.overlap')}
        description={t(`runs.overlapHelp.${overlap.policy}`)}
      >
        <Select
          value={overlap.policy}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('runs.overlap')}
          data-testid="field-settings.overlap"
          options={(['parallel', 'queue', 'skip', 'replace'] as const).map((each) => ({
            value: each,
            label: t(`runs.overlaps.${each}`),
          }))}
          onChange={choose}
        />
      </FieldRow>
      {overlap.policy === 'parallel' ? (
        <FieldRow path="settings.overlap.max" label={t('runs.max')}>
          <InputNumber
            min={1}
            max={1_000}
            precision={0}
            disabled={readOnly}
            style={{ width: '100%' }}
            placeholder={t('runs.noMax')}
            aria-label={t('runs.max')}
            data-testid="field-settings.overlap.max"
            value={overlap.max ?? null}
            onChange={(max) => change({ overlap: max === null ? undefined : { policy: 'parallel', max } })}
          />
        </FieldRow>
      ) : null}
      <TimeLimit
        path="settings.timeoutMs"
        label={t('runs.timeout')}
        help={t('runs.timeoutHelp')}
        usual={t('runs.timeoutDefault')}
        leastMs={1_000}
        timeoutMs={settings.timeoutMs}
        onChange={(timeoutMs) => change({ timeoutMs })}
      />
    </>
  );
}
