import { type ValueSchema, type ValueType, valueType } from '@flowbridge/flow';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { useFieldScope } from '../picker/field-scope.ts';
import { type SchemaField, withText, withType } from './field-set-edits.ts';

type Props = { field: SchemaField; testId: string; onChange: (schema: ValueSchema) => void };

/** What forms and pickers show of a field beside its name; for a list, what its items are. */
export function FieldDetails({ field, testId, onChange }: Props) {
  const { t } = useTranslation(['fieldSets', 'panel']);
  const language = usePreferences((state) => state.language);
  const { readOnly } = useFieldScope();
  const { schema } = field;
  const text = (property: 'names' | 'description', label: string) => (
    <Input
      key={`${language}:${schema[property]?.[language] ?? ''}`}
      size="small"
      defaultValue={schema[property]?.[language] ?? ''}
      disabled={readOnly}
      maxLength={2000}
      aria-label={label}
      placeholder={label}
      data-testid={`${testId}-${property}`}
      onBlur={(event) => {
        const next = withText(schema, property, language, event.target.value);
        if (next[property]?.[language] !== schema[property]?.[language]) onChange(next);
      }}
      onPressEnter={(event) => event.currentTarget.blur()}
    />
  );
  return (
    <div className="field-set-details">
      {text('names', t('fieldTitle'))}
      {text('description', t('description'))}
      {schema.type === 'array' ? (
        <div className="field-set-items">
          {t('items')}
          <Select<ValueType>
            size="small"
            value={schema.items?.type ?? 'any'}
            disabled={readOnly}
            popupMatchSelectWidth={false}
            aria-label={t('items')}
            data-testid={`${testId}-items`}
            options={valueType.options.map((type) => ({
              value: type,
              label: t(`types.${type}`, { ns: 'panel' }),
            }))}
            onChange={(type) =>
              onChange({ ...schema, items: withType(schema.items ?? { type: 'any' }, type) })
            }
          />
        </div>
      ) : null}
    </div>
  );
}
