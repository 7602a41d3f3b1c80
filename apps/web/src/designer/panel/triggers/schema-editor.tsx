/** Describes a value field by field: name, type, required. Deeper shapes come from a JSON sample. */
import { ImportOutlined } from '@ant-design/icons';
import { freeKey, type ValueSchema, type ValueType, valueType } from '@flowbridge/flow';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { SampleDialog } from '../../fields/mapping/sample-dialog.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';
import { AddButton, RemoveButton } from '../../fields/row-buttons.tsx';

type Props = {
  path: string;
  label: string;
  schema: ValueSchema | undefined;
  onChange: (schema: ValueSchema | undefined) => void;
};

type SchemaField = NonNullable<ValueSchema['fields']>[number];

export function SchemaEditor({ path, label, schema, onChange }: Props) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  const [sampling, setSampling] = useState(false);
  const fields = schema?.fields ?? [];
  const set = (next: SchemaField[]) =>
    onChange(next.length === 0 ? undefined : { ...(schema ?? {}), type: 'object', fields: next });
  const replace = (index: number, next: SchemaField) =>
    set(fields.map((each, at) => (at === index ? next : each)));
  const add = () => {
    const key = freeKey('field', (tried) => fields.some((each) => each.key === tried));
    set([...fields, { key, schema: { type: 'text' } }]);
  };
  return (
    <FieldRow path={path} label={label}>
      {fields.map((field, index) => (
        // Names are edited in place: the position is the row's identity while its name changes.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="schema-row">
          <Input
            size="small"
            value={field.key}
            disabled={readOnly}
            aria-label={t('schema.name')}
            data-testid={`schema-${path}.${index}`}
            onChange={(event) => {
              if (event.target.value !== '') replace(index, { ...field, key: event.target.value });
            }}
          />
          <Select<ValueType>
            size="small"
            value={field.schema.type}
            disabled={readOnly}
            popupMatchSelectWidth={false}
            aria-label={t('schema.type')}
            options={valueType.options.map((type) => ({ value: type, label: t(`types.${type}`) }))}
            onChange={(type) => replace(index, { ...field, schema: { ...field.schema, type } })}
          />
          <Checkbox
            checked={field.required === true}
            disabled={readOnly}
            onChange={(event) => replace(index, { ...field, required: event.target.checked })}
          >
            {t('required')}
          </Checkbox>
          <RemoveButton
            label={t('schema.remove')}
            onRemove={() => set(fields.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className="mapping-bar">
        <AddButton testId={`add-${path}`} label={t('schema.add')} onAdd={add} />
        <Button size="small" disabled={readOnly} icon={<ImportOutlined />} onClick={() => setSampling(true)}>
          {t('schema.fromSample')}
        </Button>
      </div>
      {sampling ? (
        <SampleDialog
          title={t('schema.fromSample')}
          onClose={() => setSampling(false)}
          onSchema={(next) => {
            setSampling(false);
            onChange(next);
          }}
        />
      ) : null}
    </FieldRow>
  );
}
