import { keySchema } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../server/trpc.ts';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';

type Props = { value: string; onChange: (dataset: string) => void };

/** The dataset of a step: one of the tenant's, or a new name. A name that cannot be one is not taken over. */
export function DatasetName({ value, onChange }: Props) {
  const { t } = useTranslation('ledger');
  const { readOnly } = useFieldScope();
  const trpc = useTRPC();
  const datasets = useQuery(trpc.datasets.list.queryOptions({ limit: 200 }));
  const [text, setText] = useState(value);
  const isName = text === '' || keySchema.safeParse(text).success;
  return (
    <FieldRow path="dataset" label={t('form.dataset')} required description={t('form.datasetHelp')}>
      <AutoComplete
        value={text}
        disabled={readOnly}
        style={{ width: '100%' }}
        status={isName ? '' : 'error'}
        aria-label={t('form.dataset')}
        data-testid="field-dataset"
        options={(datasets.data?.items ?? []).map(({ name }) => ({ value: name }))}
        showSearch={{ filterOption: true }}
        onChange={(next: string) => {
          setText(next);
          if (next === '' || keySchema.safeParse(next).success) onChange(next);
        }}
      />
      {isName ? null : (
        <div className="field-problem is-error" role="alert">
          {t('form.datasetInvalid')}
        </div>
      )}
    </FieldRow>
  );
}
