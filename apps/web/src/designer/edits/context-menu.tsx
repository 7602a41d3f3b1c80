/** The menu on steps, slots, triggers and the canvas: rows of the command table, and what needs the place that was pressed. */
import { Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { canvasDirection } from '../canvas/canvas-direction.ts';
import type { MenuTarget, ScreenPoint, SlotAddress } from '../canvas/canvas-model.ts';
import { addNote } from '../notes/note-edits.ts';
import { type CommandId, type CommandTarget, designerCommands, isOffered } from './designer-commands.ts';
import { laneItems, noteItems, triggerItems } from './part-menus.ts';
import { chordText } from './shortcut-keys.ts';
import { turnedChord } from './turned-chord.ts';
import type { ClipboardActions } from './use-clipboard.ts';

export type OpenMenu = { target: MenuTarget; at: ScreenPoint };

type Props = {
  menu: OpenMenu;
  target: CommandTarget;
  clipboard: ClipboardActions;
  onClose: () => void;
  onAdd: (slot: SlotAddress, at: ScreenPoint) => void;
};

type Items = NonNullable<MenuProps['items']>;

export function ContextMenu(props: Props) {
  const items = useItems(props);
  return (
    <Dropdown
      open
      autoFocus
      trigger={['click']}
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      menu={{ items, onClick: props.onClose }}
    >
      <span className="menu-anchor" style={{ left: props.menu.at.x, top: props.menu.at.y }} />
    </Dropdown>
  );
}

function useItems({ menu, target: chosen, clipboard, onAdd }: Props): Items {
  const { t } = useTranslation('designer');
  const { t: words } = useTranslation('editing');
  const { target } = menu;

  const rows = (here: CommandTarget, ids: readonly CommandId[]): Items =>
    ids.flatMap((id) => {
      const command = designerCommands[id];
      if (!isOffered(command, here)) return [];
      const [chord] = command.keys;
      return {
        key: id,
        label: words(`commands.${id}`),
        ...(chord === undefined ? {} : { extra: chordText(turnedChord(chord, canvasDirection())) }),
        ...(id === 'remove' ? { danger: true } : {}),
        onClick: () => command.run(here),
      };
    });

  switch (target.kind) {
    case 'step': {
      const inSelection = chosen.stepIds.includes(target.stepId);
      const here = { ...chosen, stepIds: inSelection ? chosen.stepIds : [target.stepId] };
      return [
        ...rows(here, ['copy', 'cut', 'paste', 'duplicate']),
        { type: 'divider' },
        ...rows(here, ['testStep', 'testTo', 'openCalled', 'rename', 'replace', 'disable']),
        {
          key: 'wrap',
          label: t('menu.wrap'),
          children: rows(here, ['wrapForEach', 'wrapTry', 'wrapCondition', 'wrapWhile']),
        },
        ...rows(here, ['fold', 'unwrap', 'moveEarlier', 'moveLater']),
        { type: 'divider' },
        ...rows(here, ['remove']),
      ];
    }
    case 'trigger':
      return triggerItems(target.triggerId, chosen, words);
    case 'note':
      return noteItems(target.noteId, chosen, words);
    case 'lane': {
      const slot = { lane: target.lane, index: 0 };
      return laneItems(target.lane, chosen, {
        t: words,
        onAdd: () => onAdd(slot, menu.at),
        onPaste: () => void clipboard.fetch(slot),
      });
    }
    case 'slot':
      return [
        { key: 'add', label: t('menu.add'), onClick: () => onAdd(target.slot, menu.at) },
        {
          key: 'paste',
          label: t('menu.paste'),
          extra: chordText('Mod+V'),
          onClick: () => void clipboard.fetch(target.slot),
        },
      ];
    case 'canvas':
      return [
        ...rows(chosen, ['paste', 'selectAll']),
        {
          key: 'note',
          label: words('commands.addNote'),
          extra: 'N',
          onClick: () => addNote(chosen.designer, menu.at),
        },
        { type: 'divider' },
        ...rows(chosen, ['find', 'fit', 'savePng', 'saveSvg', 'help']),
      ];
  }
}
