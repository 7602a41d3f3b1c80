import type { Template } from '@flowbridge/flow';
import { useTranslation } from 'react-i18next';
import { TemplateField } from '../template-field.tsx';

/** The list that a list tool takes. */
export function ListItems({ value, onChange }: { value: Template; onChange: (items: Template) => void }) {
  const { t } = useTranslation('panel');
  return (
    <TemplateField
      path="items"
      label={t('list.items')}
      type="array"
      required
      value={value === '' ? undefined : value}
      onChange={(items) => onChange(items ?? '')}
    />
  );
}
