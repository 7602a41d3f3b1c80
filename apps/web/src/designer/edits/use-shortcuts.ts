/** Keys of the designer. They rest while a text field, an editor or a dialog has the focus: those keep their own. */
import { type StepId, walkSteps } from '@flowbridge/flow';
import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditReport } from '../panel/use-change.ts';
import type { Designer } from '../store/designer-context.ts';
import { redo, undo } from '../store/edit.ts';
import { clearSelection, selectSteps } from '../store/selection.ts';
import { copiedText, pasteText } from './clipboard.ts';
import { focusPanel, leavePanel } from './focus-panel.ts';
import { duplicateSteps, removeSelection, toggleDisabled } from './step-edits.ts';
import { walkSelection } from './walk-selection.ts';

export type ShortcutActions = {
  save: () => void;
  test: () => void;
  find: () => void;
  add: () => void;
  help: () => void;
};

/** `resting`: something else than the draft is looked at. */
export function useShortcuts(designer: Designer, actions: ShortcutActions, resting = false): void {
  const { t } = useTranslation('designer');
  const { message } = App.useApp();
  const report = useEditReport();
  useEffect(() => {
    if (resting) return;
    const { store, canvas } = designer;
    const selected = (): StepId[] => [...store.getState().selectedSteps];

    const command: Record<string, () => void> = {
      z: () => undo(store),
      y: () => redo(store),
      'shift+z': () => redo(store),
      d: () => report(duplicateSteps(store, selected())),
      a: () =>
        selectSteps(
          store,
          [...walkSteps(store.getState().document)].map(({ step }) => step.id),
        ),
      s: actions.save,
      f: actions.find,
      k: actions.add,
      enter: actions.test,
    };
    const plain: Record<string, () => void> = {
      delete: () => report(removeSelection(store)),
      backspace: () => report(removeSelection(store)),
      d: () => report(toggleDisabled(store, selected())),
      f2: () => store.setState({ tab: 'settings', focusField: '/title' }),
      escape: () => clearSelection(store),
      '?': actions.help,
      arrowdown: () => walkSelection(designer, 1),
      arrowup: () => walkSelection(designer, -1),
      '1': () => canvas.current?.fit(),
      '0': () => canvas.current?.resetZoom(),
    };
    const keyDown = (event: KeyboardEvent) => {
      const withCommand = event.ctrlKey || event.metaKey;
      const key = `${event.shiftKey && withCommand ? 'shift+' : ''}${event.key.toLowerCase()}`;
      if (key === 'escape' && isEditing(event.target) && leavePanel(event.target)) return;
      if (key === 'enter' && !withCommand && opensStep(event.target) && selected().length === 1) {
        event.preventDefault();
        store.setState({ tab: 'input' });
        focusPanel();
        return;
      }
      const always = withCommand && (key === 's' || key === 'enter');
      if (event.altKey || event.isComposing || (busyElsewhere(event.target) && !always)) return;
      const run = (withCommand ? command : plain)[key];
      if (!run) return;
      event.preventDefault();
      run();
    };
    const copy = (event: ClipboardEvent) => {
      if (busyElsewhere(event.target) || !window.getSelection()?.isCollapsed) return;
      const text = copiedText(store);
      if (text === undefined) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      void message.success(t('clipboard.copied', { count: selected().length }));
      if (event.type === 'cut') report(removeSelection(store));
    };
    const paste = (event: ClipboardEvent) => {
      if (busyElsewhere(event.target)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const result = pasteText(store, text);
      if (result.ok) event.preventDefault();
      else if (result.problem) report({ ok: false, problem: result.problem });
      else if (text.trim() !== '') void message.info(t('clipboard.noSteps'));
    };
    window.addEventListener('keydown', keyDown);
    window.addEventListener('copy', copy);
    window.addEventListener('cut', copy);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('keydown', keyDown);
      window.removeEventListener('copy', copy);
      window.removeEventListener('cut', copy);
      window.removeEventListener('paste', paste);
    };
  }, [designer, actions, resting, report, message, t]);
}

const isEditing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Enter presses the button that has the focus, unless that is the selected card or nothing has it. */
const opensStep = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target === document.body || target.closest('.step-card.is-selected > .step-card-face') !== null);

function busyElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    isEditing(target) ||
    target.closest('.monaco-editor, .ant-modal, .ant-drawer, .ant-popover, .ant-dropdown') !== null
  );
}
