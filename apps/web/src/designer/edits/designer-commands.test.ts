import { expect, test } from 'vitest';
import { commandAt, commandIds, designerCommands } from './designer-commands.ts';
import { chordOf, chordText } from './shortcut-keys.ts';

const pressed = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => chordOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

test('no two commands listen to the same keys', () => {
  const chords = commandIds.flatMap((id) => designerCommands[id].keys);
  expect(chords.length).toBe(new Set(chords).size);
});

test('every key of the table is one that can be pressed, and leads to its command', () => {
  for (const id of commandIds) {
    for (const chord of designerCommands[id].keys) {
      const parts = chord.split('+');
      const key = parts.at(-1) ?? '';
      const event = pressed(
        parts.includes('Shift') ? key : key.toLowerCase().length === 1 ? key.toLowerCase() : key,
        {
          ctrlKey: parts.includes('Mod'),
          altKey: parts.includes('Alt'),
          shiftKey: parts.includes('Shift'),
        },
      );
      expect(commandAt(event)).toBe(id);
    }
  }
});

test('keys are read as they are typed: capitals need Shift, signs bring it along, ⌘ is Ctrl', () => {
  expect(pressed('d')).toBe('D');
  expect(pressed('L', { shiftKey: true })).toBe('Shift+L');
  expect(pressed('?', { shiftKey: true })).toBe('?');
  expect(pressed('z', { metaKey: true })).toBe('Mod+Z');
  expect(pressed('ArrowUp', { altKey: true })).toBe('Alt+ArrowUp');
  expect(chordText('Mod+Shift+Z')).toBe('Ctrl+Shift+Z');
  expect(chordText('Alt+ArrowUp')).toBe('Alt+↑');
});
