/** The menu on steps, slots, triggers and the canvas. */
import { App, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MenuTarget, ScreenPoint, SlotAddress } from '../canvas/canvas-model.ts';
import { useEditReport } from '../panel/use-change.ts';
import { useDesigner } from '../store/designer-context.ts';
import { edit } from '../store/edit.ts';
import { copiedText, pasteText } from './clipboard.ts';
import { duplicateSteps, removeSteps, toggleDisabled, wrapSteps } from './step-edits.ts';

export type OpenMenu = { target: MenuTarget; at: ScreenPoint };

type Props = { menu: OpenMenu; onClose: () => void; onAdd: (slot: SlotAddress, at: ScreenPoint) => void };

export function ContextMenu({ menu, onClose, onAdd }: Props) {
  const items = useItems(menu, onAdd);
  return (
    <Dropdown
      open
      trigger={['click']}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      menu={{ items, onClick: onClose }}
    >
      <span className="menu-anchor" style={{ left: menu.at.x, top: menu.at.y }} />
    </Dropdown>
  );
}

function useItems(menu: OpenMenu, onAdd: Props['onAdd']): NonNullable<MenuProps['items']> {
  const { t } = useTranslation('designer');
  const { message } = App.useApp();
  const { store, canvas } = useDesigner();
  const report = useEditReport();
  const { target } = menu;

  const paste = async (slot?: SlotAddress) => {
    let text = '';
    try {
      text = await navigator.clipboard.readText();
    } catch {
      void message.info(t('clipboard.useKeys'));
      return;
    }
    const result = pasteText(store, text, slot);
    if (result.ok) return;
    if (result.problem) report({ ok: false, problem: result.problem });
    else void message.info(t('clipboard.noSteps'));
  };

  switch (target.kind) {
    case 'step': {
      const { selectedSteps } = store.getState();
      const ids = selectedSteps.has(target.stepId) ? [...selectedSteps] : [target.stepId];
      const copy = async () => {
        const text = copiedText(store, ids);
        if (text !== undefined) await navigator.clipboard.writeText(text);
        void message.success(t('clipboard.copied', { count: ids.length }));
      };
      return [
        { key: 'copy', label: t('menu.copy'), extra: 'Ctrl+C', onClick: () => void copy() },
        {
          key: 'cut',
          label: t('menu.cut'),
          extra: 'Ctrl+X',
          onClick: () => void copy().then(() => report(removeSteps(store, ids))),
        },
        {
          key: 'duplicate',
          label: t('menu.duplicate'),
          extra: 'Ctrl+D',
          onClick: () => report(duplicateSteps(store, ids)),
        },
        {
          key: 'disable',
          label: t('menu.disable'),
          extra: 'D',
          onClick: () => report(toggleDisabled(store, ids)),
        },
        {
          key: 'wrap',
          label: t('menu.wrap'),
          children: (['forEach', 'try', 'condition', 'while'] as const).map((kind) => ({
            key: `wrap-${kind}`,
            label: t(`menu.wrapIn.${kind}`),
            onClick: () => report(wrapSteps(store, ids, kind)),
          })),
        },
        { type: 'divider' },
        {
          key: 'remove',
          label: t('menu.remove'),
          extra: 'Del',
          danger: true,
          onClick: () => report(removeSteps(store, ids)),
        },
      ];
    }
    case 'trigger':
      return [
        {
          key: 'remove',
          label: t('menu.removeTrigger'),
          danger: true,
          onClick: () => report(edit(store, { type: 'removeTrigger', triggerId: target.triggerId })),
        },
      ];
    case 'slot':
      return [
        { key: 'add', label: t('menu.add'), onClick: () => onAdd(target.slot, menu.at) },
        { key: 'paste', label: t('menu.paste'), extra: 'Ctrl+V', onClick: () => void paste(target.slot) },
      ];
    case 'canvas':
      return [
        { key: 'paste', label: t('menu.paste'), extra: 'Ctrl+V', onClick: () => void paste() },
        { key: 'fit', label: t('canvas.fit'), extra: '1', onClick: () => canvas.current?.fit() },
      ];
  }
}
