import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFieldScope } from './picker/field-scope.ts';
import { TemplateView } from './template/template-view.tsx';
import type { ValueFieldProps } from './value-field-props.ts';

/** A list or object that is taken from somewhere, seen by the form that would build it: it is replaced only on demand. */
export function TakenInstead({ path, schema, value, onChange }: ValueFieldProps) {
  const { t } = useTranslation('panel');
  const { describe, readOnly } = useFieldScope();
  return (
    <div className="taken-instead" data-testid={`taken-${path}`}>
      <span>{t('taken.now')}</span>
      <TemplateView text={String(value)} describe={describe} />
      <Button
        size="small"
        disabled={readOnly}
        data-testid={`build-${path}`}
        onClick={() => onChange(schema.type === 'array' ? [] : {})}
      >
        {t('taken.build')}
      </Button>
    </div>
  );
}
