import type { Step } from '@flowbridge/flow';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../fields/field-row.tsx';
import { useFieldScope } from '../fields/picker/field-scope.ts';
import { useChangeStep } from './use-change.ts';

export function NoteTab({ step }: { step: Step }) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const change = useChangeStep(step);
  return (
    <FieldRow path="note" label={t('tabs.note')}>
      <Input.TextArea
        autoSize={{ minRows: 6, maxRows: 24 }}
        maxLength={5000}
        disabled={readOnly}
        value={step.note ?? ''}
        placeholder={t('note.placeholder')}
        aria-label={t('tabs.note')}
        data-testid="field-note"
        onChange={(event) => change({ note: event.target.value === '' ? null : event.target.value })}
      />
    </FieldRow>
  );
}
