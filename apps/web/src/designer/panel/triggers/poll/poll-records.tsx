/** What a poll makes of the answer: where its records are, by what they are known and ordered, how many runs they make. */
import type { TriggerOf } from '@flowbridge/flow';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../../fields/field-row.tsx';
import { useFieldScope } from '../../../fields/picker/field-scope.ts';
import { TemplateField } from '../../template-field.tsx';
import { useChangeTrigger } from '../../use-change.ts';

const KINDS = ['time', 'number', 'text'] as const;

export function PollRecords({ trigger }: { trigger: TriggerOf<'poll'> }) {
  const { t } = useTranslation('polls');
  const { readOnly } = useFieldScope();
  const change = useChangeTrigger(trigger);
  const { items, key, watermark, overlapSeconds, perRecord, maxRecords } = trigger.config;
  return (
    <>
      <TemplateField
        path="items"
        label={t('items')}
        type="any"
        multiline={false}
        required
        help={t('itemsHelp')}
        value={items}
        onChange={(next) => change({ items: next ?? '' })}
      />
      <TemplateField
        path="key"
        label={t('key')}
        type="any"
        multiline={false}
        required
        help={t('keyHelp')}
        value={key}
        onChange={(next) => change({ key: next ?? '' })}
      />
      <FieldRow path="watermark.kind" label={t('watermarkKind')} required>
        <Select
          value={watermark.kind}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('watermarkKind')}
          data-testid="field-watermark.kind"
          options={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          onChange={(kind) => change({ watermark: { ...watermark, kind } })}
        />
      </FieldRow>
      <TemplateField
        path="watermark.value"
        label={t('watermarkValue')}
        type="any"
        multiline={false}
        required
        help={t('watermarkHelp')}
        value={watermark.value}
        onChange={(value) => change({ watermark: { ...watermark, value: value ?? '' } })}
      />
      <TemplateField
        path="watermark.initial"
        label={t('initial')}
        type="any"
        multiline={false}
        help={t(`initialHelp.${watermark.kind}`)}
        value={watermark.initial}
        onChange={(initial) => {
          const { initial: _, ...rest } = watermark;
          change({ watermark: initial === undefined || initial === '' ? rest : { ...rest, initial } });
        }}
      />
      {watermark.kind === 'time' ? (
        <FieldRow path="overlapSeconds" label={t('overlap')} description={t('overlapHelp')}>
          <InputNumber
            min={0}
            max={604_800}
            precision={0}
            disabled={readOnly}
            placeholder="120"
            style={{ width: '100%' }}
            aria-label={t('overlap')}
            value={overlapSeconds ?? null}
            onChange={(next) => change({ overlapSeconds: next ?? undefined })}
          />
        </FieldRow>
      ) : null}
      <FieldRow
        path="perRecord"
        label={t('runsFor')}
        required
        description={t(perRecord ? 'perRecordHelp' : 'perPollHelp')}
      >
        <Select
          value={perRecord}
          disabled={readOnly}
          style={{ width: '100%' }}
          aria-label={t('runsFor')}
          data-testid="field-perRecord"
          options={[
            { value: true, label: t('perRecord') },
            { value: false, label: t('perPoll') },
          ]}
          onChange={(next) => change({ perRecord: next })}
        />
      </FieldRow>
      <FieldRow path="maxRecords" label={t('maxRecords')} description={t('maxRecordsHelp')}>
        <InputNumber
          min={1}
          max={10_000}
          precision={0}
          disabled={readOnly}
          placeholder="1000"
          style={{ width: '100%' }}
          aria-label={t('maxRecords')}
          value={maxRecords ?? null}
          onChange={(next) => change({ maxRecords: next ?? undefined })}
        />
      </FieldRow>
    </>
  );
}
