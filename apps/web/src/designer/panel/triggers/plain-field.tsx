import { Input } from 'antd';
import type { ReactNode } from 'react';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';

type Props = {
  path: string;
  label: ReactNode;
  ariaLabel: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  required?: boolean;
  description?: string;
  placeholder?: string;
  multiline?: boolean;
};

/** A text without expressions. What is optional and empty is left out. */
export function PlainField({ path, label, ariaLabel, value, onChange, multiline, ...more }: Props) {
  const { readOnly } = useFieldScope();
  const { required, description, placeholder } = more;
  const input = {
    value: value ?? '',
    disabled: readOnly,
    placeholder: placeholder ?? '',
    'aria-label': ariaLabel,
    'data-testid': `field-${path}`,
    onChange: (event: { target: { value: string } }) => {
      const text = event.target.value;
      onChange(text === '' && !required ? undefined : text);
    },
  };
  return (
    <FieldRow path={path} label={label} required={required} description={description}>
      {multiline ? (
        <Input.TextArea {...input} autoSize={{ minRows: 3, maxRows: 10 }} className="json-input" />
      ) : (
        <Input {...input} />
      )}
    </FieldRow>
  );
}
