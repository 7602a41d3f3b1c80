import type { LostField } from '@flowbridge/flow';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { stepTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { ReferenceChip } from '../fields/template/reference-chip.tsx';
import { useDescribe } from '../panel/use-describe.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { fieldId } from './field-choices.ts';

type Props = { field: LostField; value: string | undefined; onChoose: (id: string | undefined) => void };

/** A field that is gone, who reads it, and the fields of the same source that can stand for it. */
export function FieldRow({ field, value, onChoose }: Props) {
  const { t } = useTranslation('editing');
  const { connectors } = useDesigner();
  const words = useWords(connectors);
  const describe = useDescribe();
  const document = useDesignerState((state) => state.document);
  const id = fieldId(field.path);
  const readers = [...new Set(field.places.map(({ stepId }) => stepId))].flatMap(
    (stepId) => document.steps[stepId] ?? [],
  );
  return (
    <div className="rebind-row">
      <span className="rebind-what">
        <span>
          <ReferenceChip label={describe(id)} source={id} />
        </span>
        <small>
          {t('rebind.fieldGone')} ·{' '}
          {t('rebind.readBy', { names: readers.map((step) => stepTitle(step, words)).join(', ') })}
        </small>
      </span>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('rebind.choose')}
        aria-label={t('rebind.standsFor', { name: id })}
        data-testid={`rebind-${id}`}
        value={value ?? null}
        options={field.candidates.map(({ path }) => ({ value: fieldId(path), label: fieldId(path) }))}
        onChange={(to: string | null) => onChoose(to ?? undefined)}
      />
    </div>
  );
}
