import type { Field } from '@flowbridge/connector-sdk/manifest';
import { extendSchema, type Template, type ValueSchema } from '@flowbridge/flow';
import { usePreferences } from '../../app/preferences.ts';
import { fieldSchema } from '../catalog/field-schema.ts';
import { ValueField } from '../fields/value-field.tsx';

type Props = {
  fields: readonly Field[];
  /** Extra fields of the step (field set): they stand in the first open input. */
  extra?: ValueSchema | undefined;
  input: Readonly<Record<string, Template>>;
  /** Undefined when the input is emptied. */
  onSet: (key: string, value: Template | undefined) => void;
};

/** The inputs that a connector's manifest declares for an action or an event. */
export function DeclaredInputs({ fields, extra, input, onSet }: Props) {
  const language = usePreferences((state) => state.language);
  const open = fields.find((field) => field.open === true);
  return fields.map((field) => (
    <ValueField
      key={field.key}
      path={`input.${field.key}`}
      label={field.names[language]}
      wireName={field.key}
      schema={
        field === open && extra !== undefined ? extendSchema(fieldSchema(field), extra) : fieldSchema(field)
      }
      required={field.required}
      multiline={field.widget === 'multiline' || field.widget === 'code' ? true : undefined}
      value={input[field.key]}
      onChange={(value) => onSet(field.key, value)}
    />
  ));
}
