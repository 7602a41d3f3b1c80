/**
 * Key chords as texts: `Mod+Shift+Z`, `Alt+ArrowUp`, `Shift+L`, `?`. `Mod` is Ctrl, on a Mac ⌘. Signs that need Shift to be
 * typed are named by themselves.
 */

const MAC = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent);

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The chord that a key event is. */
export function chordOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string {
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  const name = key.length === 1 ? key.toUpperCase() : key;
  return [ctrlKey || metaKey ? 'Mod' : '', altKey ? 'Alt' : '', shiftKey && !isSign ? 'Shift' : '', name]
    .filter(Boolean)
    .join('+');
}

const NAMES: Record<string, string> = {
  Mod: MAC ? '⌘' : 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};

/** The chord as people read it: `Ctrl+Shift+Z`, `Alt+↑`. */
export function chordText(chord: string): string {
  return chord
    .split('+')
    .map((part) => NAMES[part] ?? part)
    .join('+');
}
