import { type ReactNode, useState } from 'react';
import { carries, type Dragged, dropped } from '../flow-drag.ts';

type Props = {
  /** Absent: nothing may be let go here. */
  onDrop: ((dragged: Dragged) => void) | undefined;
  className: string;
  children: ReactNode;
};

/** Lights up while flows or a folder hang over it, and takes them. */
export function DropTarget({ onDrop, className, children }: Props) {
  const [over, setOver] = useState(false);
  if (onDrop === undefined) return <div className={className}>{children}</div>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a second way; the menus do the same by keyboard
    <div
      className={over ? `${className} folder-over` : className}
      onDragOver={(event) => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dragged = dropped(event);
        if (dragged !== undefined) onDrop(dragged);
      }}
    >
      {children}
    </div>
  );
}
