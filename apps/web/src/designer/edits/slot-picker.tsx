/** What "+" opens: the palette's list at a place on the canvas. */
import { Popover } from 'antd';
import { useRef, useState } from 'react';
import type { ScreenPoint, SlotAddress } from '../canvas/canvas-model.ts';
import { insertItem } from '../palette/insert-item.ts';
import { addsStep } from '../palette/make-item.ts';
import type { PaletteItem } from '../palette/palette-item.ts';
import { StepPicker } from '../palette/step-picker.tsx';
import { usePaletteGroups } from '../palette/use-palette-groups.ts';
import { useEditReport } from '../panel/use-change.ts';
import { useDesigner } from '../store/designer-context.ts';

/** `slot` undefined: triggers are offered. */
export type OpenPicker = { slot: SlotAddress | undefined; at: ScreenPoint };

const addsTrigger = (item: PaletteItem) => !addsStep(item);

export function SlotPicker({ picker, onClose }: { picker: OpenPicker; onClose: () => void }) {
  const { store } = useDesigner();
  const report = useEditReport();
  const box = useRef<HTMLDivElement>(null);
  const [opener] = useState(() => document.activeElement);
  const groups = usePaletteGroups(picker.slot === undefined ? addsTrigger : addsStep);
  return (
    <Popover
      open
      trigger="click"
      placement="bottom"
      destroyOnHidden
      // Before it has found its place it is invisible, and nothing invisible takes the focus.
      afterOpenChange={(open) => {
        if (open) box.current?.querySelector('input')?.focus();
      }}
      onOpenChange={(open) => {
        if (open) return;
        // Closed by a key, the focus goes back to the “+”.
        const isInside = box.current?.contains(document.activeElement);
        onClose();
        if (isInside && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
      }}
      content={
        <div ref={box} className="slot-picker" data-testid="slot-picker">
          <StepPicker
            groups={groups}
            onChoose={(item) => {
              onClose();
              report(insertItem(store, item, picker.slot));
            }}
          />
        </div>
      }
    >
      <span className="menu-anchor" style={{ left: picker.at.x, top: picker.at.y }} />
    </Popover>
  );
}
