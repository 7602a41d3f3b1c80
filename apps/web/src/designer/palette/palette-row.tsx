import { type PointerEvent, useRef } from 'react';
import { usePreferences } from '../../app/preferences.ts';
import { ConnectorIcon, StepIcon, TriggerIcon } from '../catalog/step-icon.tsx';
import type { PaletteItem } from './palette-item.ts';

type Props = {
  item: PaletteItem;
  onPress?: (event: PointerEvent, item: PaletteItem) => void;
  onChoose: (item: PaletteItem) => void;
  /** Test id is `<prefix>-<item id>`. */
  prefix: 'palette' | 'picker';
  chooseBy: 'click' | 'doubleClick';
};

/** One thing that can be added. */
export function PaletteRow({ item, onPress, onChoose, prefix, chooseBy }: Props) {
  const language = usePreferences((state) => state.language);
  const ref = useRef<HTMLButtonElement>(null);
  return (
    <button
      ref={ref}
      type="button"
      className="palette-item"
      title={item.about[language]}
      data-testid={`${prefix}-${item.id}`}
      onPointerDown={(event) => onPress?.(event, item)}
      onClick={(event) => {
        // A click made by the keyboard has no detail.
        if (chooseBy === 'click' || event.detail === 0) onChoose(item);
      }}
      onDoubleClick={() => {
        if (chooseBy === 'doubleClick') onChoose(item);
      }}
    >
      <ItemIcon item={item} />
      <span className="palette-item-name">{item.names[language]}</span>
    </button>
  );
}

/** The picture of what an item adds. */
export function ItemIcon({ item }: { item: PaletteItem }) {
  switch (item.adds) {
    case 'step':
      return <StepIcon kind={item.kind} />;
    case 'trigger':
      return <TriggerIcon kind={item.kind} />;
    case 'action':
    case 'event':
      return <ConnectorIcon connector={item.connector} />;
  }
}
