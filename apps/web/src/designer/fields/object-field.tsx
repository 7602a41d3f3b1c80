import type { Template, ValueSchema } from '@flowbridge/flow';
import { usePreferences } from '../../app/preferences.ts';
import type { CompositeFieldProps } from './value-field-props.ts';

const ANY: ValueSchema = { type: 'any' };

const asObject = (value: Template | undefined): { [key: string]: Template } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

/** An object with known fields: one input per field, and one for each value under a key that the schema does not know. */
export function ObjectField({ path, schema, value, onChange, Field }: CompositeFieldProps) {
  const language = usePreferences((state) => state.language);
  const object = asObject(value);
  const known = new Set(schema.fields?.map(({ key }) => key));
  const others = Object.keys(object).filter((key) => !known.has(key));
  const fields = [...(schema.fields ?? []), ...others.map((key) => ({ key, required: false, schema: ANY }))];
  return (
    <div className="field-group">
      {fields.map((field) => (
        <Field
          key={field.key}
          path={`${path}.${field.key}`}
          label={field.schema.names?.[language] || field.key}
          wireName={field.key}
          schema={field.schema}
          required={field.required}
          value={object[field.key]}
          onChange={(next) => {
            const { [field.key]: _, ...rest } = object;
            const changed = next === undefined ? rest : { ...object, [field.key]: next };
            onChange(Object.keys(changed).length === 0 ? undefined : changed);
          }}
        />
      ))}
    </div>
  );
}
