import type { Template } from '@flowbridge/flow';
import { usePreferences } from '../../app/preferences.ts';
import type { CompositeFieldProps } from './value-field-props.ts';

const asObject = (value: Template | undefined): { [key: string]: Template } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

/** An object with known fields: one input per field; keys the schema does not know are kept. */
export function ObjectField({ path, schema, value, onChange, Field }: CompositeFieldProps) {
  const language = usePreferences((state) => state.language);
  const object = asObject(value);
  return (
    <div className="field-group">
      {(schema.fields ?? []).map((field) => (
        <Field
          key={field.key}
          path={`${path}.${field.key}`}
          label={field.schema.names?.[language] || field.key}
          wireName={field.key}
          schema={field.schema}
          required={field.required}
          value={object[field.key]}
          onChange={(next) => {
            const { [field.key]: _, ...others } = object;
            const changed = next === undefined ? others : { ...object, [field.key]: next };
            onChange(Object.keys(changed).length === 0 ? undefined : changed);
          }}
        />
      ))}
    </div>
  );
}
