import { InputNumber } from 'antd';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFieldScope } from '../../fields/picker/field-scope.ts';

type Props = {
  path: string;
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  min: number;
  max: number;
  /** What counts while nothing is given. */
  fallback: string;
  description?: string;
};

/** A labelled whole number of a step's config that has a default. */
export function NumberRow({ path, label, value, onChange, min, max, fallback, description }: Props) {
  const { readOnly } = useFieldScope();
  return (
    <FieldRow path={path} label={label} description={description}>
      <InputNumber
        min={min}
        max={max}
        precision={0}
        disabled={readOnly}
        placeholder={fallback}
        aria-label={label}
        data-testid={`field-${path}`}
        style={{ width: '100%' }}
        value={value ?? null}
        onChange={(next) => onChange(next ?? undefined)}
      />
    </FieldRow>
  );
}
