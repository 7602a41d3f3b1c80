import type { Template, ValueType } from '@flowbridge/flow';
import { ValueField } from '../fields/value-field.tsx';

type Props = {
  path: string;
  label: string;
  type: ValueType;
  value: Template | undefined;
  onChange: (value: Template | undefined) => void;
  required?: boolean;
  multiline?: boolean;
  /** Shown under the input. */
  help?: string;
};

/** A labelled template input of a step kind's own config. */
export function TemplateField({ type, help, ...props }: Props) {
  const schema = help === undefined ? SCHEMAS[type] : { type, description: { en: help, zh: help } };
  return <ValueField {...props} schema={schema} />;
}

const SCHEMAS: Record<ValueType, { type: ValueType }> = {
  text: { type: 'text' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  object: { type: 'object' },
  array: { type: 'array' },
  any: { type: 'any' },
};
