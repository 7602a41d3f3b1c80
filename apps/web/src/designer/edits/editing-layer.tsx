/** What lies over the designer while editing: menu, dialogs, command palette, find bar — and the keys that open them. */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTRPC } from '../../server/trpc.ts';
import type { ScreenPoint, SlotAddress } from '../canvas/canvas-model.ts';
import { CommandPalette } from '../command-palette/command-palette.tsx';
import { FindBar } from '../find/find-bar.tsx';
import { useEditReport } from '../panel/use-change.ts';
import { useSavePicture } from '../picture/use-save-picture.ts';
import { RebindDialog } from '../rebind/rebind-dialog.tsx';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { useOpenCalled } from '../trail/use-open-called.ts';
import type { NamedConnection } from './clipboard.ts';
import { ContextMenu, type OpenMenu } from './context-menu.tsx';
import type { CommandTarget, PageActions } from './designer-commands.ts';
import { HelpSheet } from './help-sheet.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { ReplacePicker } from './replace-picker.tsx';
import { useClipboard } from './use-clipboard.ts';
import { useShortcuts } from './use-shortcuts.ts';

type Props = {
  menu: OpenMenu | undefined;
  onMenuClose: () => void;
  onAdd: (slot: SlotAddress, at: ScreenPoint) => void;
  onSave: () => void;
  onTest: () => void;
  onTestTo: PageActions['testTo'];
};

const NO_CONNECTIONS: readonly NamedConnection[] = [];

export function EditingLayer({ menu, onMenuClose, onAdd, onSave, onTest, onTestTo }: Props) {
  const designer = useDesigner();
  const { store } = designer;
  const trpc = useTRPC();
  const overlay = useDesignerState((state) => state.overlay);
  const finding = useDesignerState((state) => state.finding);
  const connections = useQuery(trpc.connections.list.queryOptions({})).data ?? NO_CONNECTIONS;
  const report = useEditReport();
  const clipboard = useClipboard(designer, connections);
  const savePicture = useSavePicture();
  const openCalled = useOpenCalled();
  const actions = useMemo(
    () => ({
      save: onSave,
      test: onTest,
      testTo: onTestTo,
      copy: (stepIds: CommandTarget['stepIds']) => void clipboard.send(stepIds, false),
      cut: (stepIds: CommandTarget['stepIds']) => void clipboard.send(stepIds, true),
      paste: () => void clipboard.fetch(),
      savePicture,
      openCalled,
    }),
    [onSave, onTest, onTestTo, clipboard, savePicture, openCalled],
  );
  const readTarget = useCallback(
    (): CommandTarget => ({ designer, stepIds: [...store.getState().selectedSteps], actions, report }),
    [designer, store, actions, report],
  );
  useShortcuts(readTarget, clipboard);
  const close = () => store.setState({ overlay: undefined });
  return (
    <>
      {menu ? (
        <ContextMenu
          menu={menu}
          target={readTarget()}
          clipboard={clipboard}
          onClose={onMenuClose}
          onAdd={onAdd}
        />
      ) : null}
      {finding ? (
        <FindBar connections={connections} onClose={() => store.setState({ finding: false })} />
      ) : null}
      {overlay?.kind === 'commands' ? <CommandPalette target={readTarget()} onClose={close} /> : null}
      {overlay?.kind === 'help' ? <HelpSheet onClose={close} /> : null}
      {overlay?.kind === 'remove' ? <RemoveDialog stepIds={overlay.stepIds} onClose={close} /> : null}
      {overlay?.kind === 'replace' ? <ReplacePicker stepId={overlay.stepId} onClose={close} /> : null}
      {overlay?.kind === 'rebind' ? <RebindDialog connections={connections} onClose={close} /> : null}
    </>
  );
}
