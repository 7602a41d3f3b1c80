/** The buttons of lists that are edited row by row. */
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFieldScope } from './picker/field-scope.ts';

type RemoveProps = {
  label: string;
  /** The row has to stay. Default false. */
  kept?: boolean;
  onRemove: () => void;
};

export function RemoveButton({ label, kept = false, onRemove }: RemoveProps) {
  const { readOnly } = useFieldScope();
  return (
    <Button
      type="text"
      size="small"
      disabled={readOnly || kept}
      icon={<DeleteOutlined />}
      aria-label={label}
      onClick={onRemove}
    />
  );
}

type AddProps = {
  testId?: string;
  label: string;
  /** No more rows fit. Default false. */
  full?: boolean;
  onAdd: () => void;
};

export function AddButton({ testId, label, full = false, onAdd }: AddProps) {
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

type MoveProps = {
  /** Where the row stands among `count` rows. */
  index: number;
  count: number;
  onMove: (index: number) => void;
};

export function MoveButtons({ index, count, onMove }: MoveProps) {
  const { t } = useTranslation('panel');
  const { readOnly } = useFieldScope();
  return (
    <>
      <Button
        type="text"
        size="small"
        disabled={readOnly || index === 0}
        icon={<ArrowUpOutlined />}
        aria-label={t('moveUp')}
        onClick={() => onMove(index - 1)}
      />
      <Button
        type="text"
        size="small"
        disabled={readOnly || index === count - 1}
        icon={<ArrowDownOutlined />}
        aria-label={t('moveDown')}
        onClick={() => onMove(index + 1)}
      />
    </>
  );
}
