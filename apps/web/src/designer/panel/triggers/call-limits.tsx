import type { TriggerOf } from '@flowbridge/flow';
import { InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';

type Config = TriggerOf<'http'>['config'];
type Limits = Pick<Config, 'allowFrom' | 'rateLimit' | 'maxBodyBytes'>;

type Props = {
  limits: Limits;
  onChange: (change: { [Key in keyof Limits]: Limits[Key] | undefined }) => void;
};

/** From where, how often and how much may be sent. */
export function CallLimits({ limits, onChange }: Props) {
  const { t } = useTranslation('callers');
  const { readOnly } = useFieldScope();
  const { allowFrom, rateLimit, maxBodyBytes } = limits;
  return (
    <>
      <FieldRow path="allowFrom" label={t('allowFrom')} description={t('allowFromHelp')}>
        <Select<string[]>
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', ' ', ';']}
          value={allowFrom ?? []}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('allowFrom')}
          data-testid="field-allowFrom"
          onChange={(ranges) => onChange({ allowFrom: ranges.length > 0 ? ranges : undefined })}
        />
      </FieldRow>
      <FieldRow path="rateLimit" label={t('rateLimit')}>
        <Space.Compact block>
          <InputNumber
            min={1}
            max={100_000}
            precision={0}
            disabled={readOnly}
            placeholder={t('unlimited')}
            style={{ width: '60%' }}
            aria-label={t('rateLimit')}
            data-testid="field-rateLimit"
            value={rateLimit?.calls ?? null}
            onChange={(calls) =>
              onChange({ rateLimit: calls === null ? undefined : { calls, per: rateLimit?.per ?? 'minute' } })
            }
          />
          <Select
            value={rateLimit?.per ?? 'minute'}
            disabled={readOnly || rateLimit === undefined}
            style={{ width: '40%' }}
            aria-label={t('rateLimit')}
            options={(['second', 'minute'] as const).map((per) => ({ value: per, label: t(`per.${per}`) }))}
            onChange={(per) => {
              if (rateLimit) onChange({ rateLimit: { ...rateLimit, per } });
            }}
          />
        </Space.Compact>
      </FieldRow>
      <FieldRow path="maxBodyBytes" label={t('maxBody')} description={t('maxBodyHelp')}>
        <InputNumber
          min={0.001}
          max={10_000_000}
          disabled={readOnly}
          placeholder="10000"
          style={{ width: '100%' }}
          aria-label={t('maxBody')}
          data-testid="field-maxBodyBytes"
          value={maxBodyBytes === undefined ? null : maxBodyBytes / 1_000}
          onChange={(kB) => onChange({ maxBodyBytes: kB === null ? undefined : Math.round(kB * 1_000) })}
        />
      </FieldRow>
    </>
  );
}
