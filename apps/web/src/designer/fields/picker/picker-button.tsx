import { Button, Popover } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataPicker } from './data-picker.tsx';

type Props = {
  label: string;
  path: string;
  onPick: (template: string) => void;
  /** Left by Escape: back to the input. */
  onLeave?: () => void;
};

/** Opens the data picker beside the panel, so that all inputs stay in sight: a value may be dragged into any of them. */
export function PickerButton({ label, path, onPick, onLeave }: Props) {
  const { t } = useTranslation('panel');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="leftTop"
      align={{ offset: [-widthBefore(button.current), 0], overflow: WITHIN_WINDOW }}
      arrow={false}
      destroyOnHidden
      content={
        <DataPicker
          takesFocus
          onPick={(template) => {
            setOpen(false);
            onPick(template);
          }}
          onLeave={() => {
            setOpen(false);
            if (onLeave) onLeave();
            else button.current?.focus();
          }}
        />
      }
    >
      <Button
        ref={button}
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

/** Low in a window the picker is moved up as far as it needs. */
const WITHIN_WINDOW = { adjustX: true, shiftY: true };

/** How far the button stands from the left edge of its panel. */
function widthBefore(button: HTMLElement | null): number {
  const panel = button?.closest('.side-panel');
  if (!button || !panel) return 0;
  return Math.max(0, button.getBoundingClientRect().left - panel.getBoundingClientRect().left);
}
