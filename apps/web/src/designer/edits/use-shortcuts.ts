/** Listens to the keys of the command table. They rest while a text field, an editor or a dialog has the focus: those keep their own. */
import { useEffect } from 'react';
import { canvasDirection } from '../canvas/canvas-direction.ts';
import { type CommandTarget, commandAt, designerCommands, isOffered } from './designer-commands.ts';
import { leavePanel } from './focus-panel.ts';
import { chordOf } from './shortcut-keys.ts';
import { turnedChord } from './turned-chord.ts';
import type { ClipboardActions } from './use-clipboard.ts';
import { watchFloating } from './watch-floating.ts';

export function useShortcuts(readTarget: () => CommandTarget, clipboard: ClipboardActions): void {
  useEffect(() => {
    const floating = watchFloating();
    const keyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || floating.met(event)) return;
      if (
        event.key === 'Escape' &&
        isEditing(event.target) &&
        leavePanel(event.target, readTarget().designer)
      )
        return;
      const id = commandAt(turnedChord(chordOf(event), canvasDirection()));
      const command = id && designerCommands[id];
      if (!command || command.byBrowser || !isListening(event, command.whileTyping === true)) return;
      const target = readTarget();
      if (!isOffered(command, target)) return;
      if (id === 'open' && !opensStep(event.target)) return;
      event.preventDefault();
      command.run(target);
    };
    const copy = (event: ClipboardEvent) => {
      if (busyElsewhere(event.target) || !window.getSelection()?.isCollapsed) return;
      const isCut = event.type === 'cut';
      const target = readTarget();
      if (!isOffered(designerCommands[isCut ? 'cut' : 'copy'], target)) return;
      const text = clipboard.take(target.stepIds, isCut);
      if (text === undefined) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
    };
    const paste = (event: ClipboardEvent) => {
      if (busyElsewhere(event.target) || !isOffered(designerCommands.paste, readTarget())) return;
      if (clipboard.put(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    };
    window.addEventListener('keydown', keyDown);
    window.addEventListener('copy', copy);
    window.addEventListener('cut', copy);
    window.addEventListener('paste', paste);
    return () => {
      floating.stop();
      window.removeEventListener('keydown', keyDown);
      window.removeEventListener('copy', copy);
      window.removeEventListener('cut', copy);
      window.removeEventListener('paste', paste);
    };
  }, [readTarget, clipboard]);
}

/** Save and test are heard everywhere, the others where nothing else has a use for the key. */
function isListening(event: KeyboardEvent, whileTyping: boolean): boolean {
  const { target } = event;
  const withCommand = event.ctrlKey || event.metaKey;
  if (whileTyping && !isWithin(target, '.monaco-editor, .ant-modal, .ant-drawer')) return true;
  if (event.key === 's' || event.key === 'Enter') {
    if (withCommand) return true;
  }
  if (busyElsewhere(target)) return false;
  if (withCommand || event.key === 'Escape') return true;
  // Arrows and letters mean something of their own in lists, tabs and buttons outside the canvas.
  const arrow = event.key.startsWith('Arrow');
  return !isWithin(target, arrow ? OUTSIDE_CANVAS : '.side-panel, .run-panel, .designer-palette');
}

const OUTSIDE_CANVAS = '.side-panel, .run-panel, .designer-palette, .designer-toolbar, [role="separator"]';

const isWithin = (target: EventTarget | null, places: string): boolean =>
  target instanceof HTMLElement && target.closest(places) !== null;

const isEditing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Enter presses the button that has the focus, unless that is the selected card or nothing has it. */
const opensStep = (target: EventTarget | null): boolean =>
  target === document.body ||
  isWithin(target, ':is(.step-card, .trigger-card).is-selected > .step-card-face');

const busyElsewhere = (target: EventTarget | null): boolean =>
  isEditing(target) ||
  isWithin(target, '.monaco-editor, .ant-modal, .ant-drawer, .ant-popover, .ant-dropdown');
