import type { Template, ValueSchema } from '@flowbridge/flow';
import type { ComponentType } from 'react';

export type ValueFieldProps = {
  path: string;
  label: string;
  wireName?: string | undefined;
  schema: ValueSchema;
  required?: boolean | undefined;
  multiline?: boolean | undefined;
  value: Template | undefined;
  onChange: (value: Template | undefined) => void;
};

/** Fields made of fields are handed the field component, so that the modules do not import each other. */
export type CompositeFieldProps = ValueFieldProps & { Field: ComponentType<ValueFieldProps> };
