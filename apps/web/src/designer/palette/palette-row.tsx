import type { PointerEvent } from 'react';
import { usePreferences } from '../../app/preferences.ts';
import { ConnectorIcon, StepIcon, TriggerIcon } from '../catalog/step-icon.tsx';
import type { PaletteItem } from './palette-item.ts';

type Props = {
  item: PaletteItem;
  onPress: (event: PointerEvent, item: PaletteItem) => void;
  onChoose: (item: PaletteItem) => void;
};

/** One thing that can be added: dragged from here, or chosen by a double click or a key. */
export function PaletteRow({ item, onPress, onChoose }: Props) {
  const language = usePreferences((state) => state.language);
  return (
    <button
      type="button"
      className="palette-item"
      title={item.about[language]}
      data-testid={`palette-${item.id}`}
      onPointerDown={(event) => onPress(event, item)}
      onClick={(event) => {
        // A click made by the keyboard has no detail.
        if (event.detail === 0) onChoose(item);
      }}
      onDoubleClick={() => onChoose(item)}
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
