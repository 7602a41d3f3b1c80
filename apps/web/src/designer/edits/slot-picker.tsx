/** What "+" opens: the palette's list at a place on the canvas. */
import { Popover } from 'antd';
import { useMemo } from 'react';
import type { ScreenPoint, SlotAddress } from '../canvas/canvas-model.ts';
import { insertItem } from '../palette/insert-item.ts';
import { addsStep } from '../palette/make-item.ts';
import { paletteGroups } from '../palette/palette-groups.ts';
import { PaletteList } from '../palette/palette-list.tsx';
import { useEditReport } from '../panel/use-change.ts';
import { useDesigner } from '../store/designer-context.ts';

/** `slot` undefined: triggers are offered. */
export type OpenPicker = { slot: SlotAddress | undefined; at: ScreenPoint };

export function SlotPicker({ picker, onClose }: { picker: OpenPicker; onClose: () => void }) {
  const { store, connectors } = useDesigner();
  const report = useEditReport();
  const groups = useMemo(() => {
    const all = paletteGroups(connectors);
    const wanted = all.map((group) => ({
      ...group,
      items: group.items.filter((item) => addsStep(item) === (picker.slot !== undefined)),
    }));
    return wanted.filter((group) => group.items.length > 0);
  }, [connectors, picker]);
  return (
    <Popover
      open
      trigger="click"
      placement="bottom"
      destroyOnHidden
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      content={
        <div className="slot-picker" data-testid="slot-picker">
          <PaletteList
            groups={groups}
            prefix="picker"
            chooseBy="click"
            autoFocus
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
