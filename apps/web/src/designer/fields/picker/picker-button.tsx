import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataPicker } from './data-picker.tsx';

type Props = { label: string; path: string; onPick: (template: string) => void };

/** Opens the data picker beside an input. */
export function PickerButton({ label, path, onPick }: Props) {
  const { t } = useTranslation('panel');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="leftTop"
      destroyOnHidden
      content={
        <DataPicker
          onPick={(template) => {
            setOpen(false);
            onPick(template);
          }}
        />
      }
    >
      <Button
        type="text"
        size="small"
        className="picker-button"
        aria-label={t('picker.open', { field: label })}
        data-testid={`pick-${path}`}
        onMouseDown={(event) => event.preventDefault()}
      >
        {'{ }'}
      </Button>
    </Popover>
  );
}
