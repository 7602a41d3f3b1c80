/** The buttons of lists that are edited row by row. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useFieldScope } from '../fields/picker/field-scope.ts';

export function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  const { readOnly } = useFieldScope();
  return (
    <Button
      type="text"
      size="small"
      disabled={readOnly}
      icon={<DeleteOutlined />}
      aria-label={label}
      onClick={onRemove}
    />
  );
}

type AddProps = {
  testId: string;
  label: string;
  /** No more rows fit. */
  full: boolean;
  onAdd: () => void;
};

export function AddButton({ testId, label, full, onAdd }: AddProps) {
  const { readOnly } = useFieldScope();
  return (
    <Button
      type="dashed"
      size="small"
      disabled={readOnly || full}
      icon={<PlusOutlined />}
      data-testid={testId}
      onClick={onAdd}
    >
      {label}
    </Button>
  );
}
