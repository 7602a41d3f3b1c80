import type { Field } from '@flowbridge/connector-sdk/manifest';
import type { Template } from '@flowbridge/flow';
import { usePreferences } from '../../app/preferences.ts';
import { fieldSchema } from '../catalog/field-schema.ts';
import { ValueField } from '../fields/value-field.tsx';

type Props = {
  fields: readonly Field[];
  input: Readonly<Record<string, Template>>;
  /** Undefined when the input is emptied. */
  onSet: (key: string, value: Template | undefined) => void;
};

/** The inputs that a connector's manifest declares for an action or an event. */
export function DeclaredInputs({ fields, input, onSet }: Props) {
  const language = usePreferences((state) => state.language);
  return fields.map((field) => (
    <ValueField
      key={field.key}
      path={`input.${field.key}`}
      label={field.names[language]}
      wireName={field.key}
      schema={fieldSchema(field)}
      required={field.required}
      multiline={field.widget === 'multiline' || field.widget === 'code' ? true : undefined}
      value={input[field.key]}
      onChange={(value) => onSet(field.key, value)}
    />
  ));
}
