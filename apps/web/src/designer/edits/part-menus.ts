/** The menus of what is no step: triggers, notes, the heads of lanes. */
import { type LaneId, type Note, parseLaneId, type TriggerId } from '@flowbridge/flow';
import type { MenuProps } from 'antd';
import type { TFunction } from 'i18next';
import { copyOfNote, putNote, removeNote } from '../notes/note-edits.ts';
import { edit } from '../store/edit.ts';
import { goToField, selectSteps, selectTrigger } from '../store/selection.ts';
import type { CommandTarget } from './designer-commands.ts';
import { focusPanel } from './focus-panel.ts';
import { chordText } from './shortcut-keys.ts';

type Items = NonNullable<MenuProps['items']>;
type Words = TFunction<'editing'>;

export function triggerItems(triggerId: TriggerId, { designer, report }: CommandTarget, t: Words): Items {
  const { store } = designer;
  return [
    {
      key: 'open',
      label: t('menu.openTrigger'),
      onClick: () => {
        selectTrigger(store, triggerId);
        focusPanel();
      },
    },
    {
      key: 'rename',
      label: t('commands.rename'),
      onClick: () => goToField(store, { triggerId, field: '/title' }),
    },
    { type: 'divider' },
    {
      key: 'remove',
      label: t('menu.removeTrigger'),
      danger: true,
      onClick: () => report(edit(store, { type: 'removeTrigger', triggerId })),
    },
  ];
}

export function noteItems(noteId: Note['id'], { designer, report }: CommandTarget, t: Words): Items {
  const { store } = designer;
  const note = store.getState().document.notes.find((each) => each.id === noteId);
  if (note === undefined) return [];
  return [
    {
      key: 'write',
      label: t('menu.writeNote'),
      extra: chordText('Enter'),
      onClick: () => store.setState({ writingNote: note }),
    },
    {
      key: 'duplicate',
      label: t('commands.duplicate'),
      onClick: () => report(putNote(store, copyOfNote(note))),
    },
    { type: 'divider' },
    {
      key: 'remove',
      label: t('notes.remove'),
      extra: chordText('Delete'),
      danger: true,
      onClick: () => report(removeNote(store, noteId)),
    },
  ];
}

type LaneDoings = { onAdd: () => void; onPaste: () => void };

/** A case and a branch can be taken away with what they hold; other lanes belong to their container for good. */
export function laneItems(
  lane: LaneId,
  { designer, report }: CommandTarget,
  { t, onAdd, onPaste }: LaneDoings & { t: Words },
): Items {
  const { store } = designer;
  const { document } = store.getState();
  const address = parseLaneId(lane);
  const container = address && document.steps[address.container];
  if (address === undefined || container === undefined) return [];
  const inside = document.lanes[lane] ?? [];
  const found =
    container.kind === 'switch'
      ? container.config.cases.find(({ id }) => address.name === `case:${id}`)?.id
      : container.kind === 'parallel'
        ? container.config.branches.find(({ id }) => address.name === `branch:${id}`)?.id
        : undefined;
  return [
    { key: 'add', label: t('menu.addToLane'), onClick: onAdd },
    { key: 'paste', label: t('commands.paste'), onClick: onPaste },
    {
      key: 'select',
      label: t('menu.selectLane'),
      disabled: inside.length === 0,
      onClick: () => selectSteps(store, inside),
    },
    {
      key: 'open',
      label: t('menu.openContainer'),
      onClick: () => {
        selectSteps(store, [container.id]);
        store.setState({ tab: 'input' });
        focusPanel();
      },
    },
    ...(found === undefined
      ? []
      : ([
          { type: 'divider' },
          {
            key: 'remove',
            label: t('menu.removeLane', { count: inside.length }),
            danger: true,
            onClick: () =>
              report(
                container.kind === 'switch'
                  ? edit(store, { type: 'removeCase', stepId: container.id, caseId: found })
                  : edit(store, { type: 'removeBranch', stepId: container.id, branchId: found }),
              ),
          },
        ] satisfies Items)),
  ];
}
