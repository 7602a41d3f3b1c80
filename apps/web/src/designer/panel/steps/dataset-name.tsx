import { keySchema } from '@flowbridge/flow';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchText } from '../../../pages/listing/use-search-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';

/** Names that are offered at a time; typing finds the others. */
const OFFERED = 50;

type Props = { value: string; onChange: (dataset: string) => void };

/** The dataset of a step: one of the tenant's, or a new name. A name that cannot be one is not taken over. */
export function DatasetName({ value, onChange }: Props) {
  const { t } = useTranslation('ledger');
  const { readOnly } = useFieldScope();
  const trpc = useTRPC();
  const [text, setText] = useState(value);
  const search = useSearchText(value);
  // The name that stands there is no search: then all are offered.
  const wanted = search.settled === value ? '' : search.settled;
  const datasets = useQuery(
    trpc.datasets.list.queryOptions(
      { limit: OFFERED, ...(wanted === '' ? {} : { search: wanted }) },
      { placeholderData: keepPreviousData },
    ),
  );
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
        showSearch={{ filterOption: false }}
        onChange={(next: string) => {
          setText(next);
          search.setText(next);
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
