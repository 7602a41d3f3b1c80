import type { Direction } from '../layout/layout-types.ts';

const ALONG: Record<string, string> = {
  ArrowDown: 'ArrowRight',
  ArrowRight: 'ArrowDown',
  ArrowUp: 'ArrowLeft',
  ArrowLeft: 'ArrowUp',
};

/**
 * Arrow keys go where they point: the table of commands is written for a flow that runs down, and in one that runs to the
 * right its axes are swapped. The same function leads back.
 */
export function turnedChord(chord: string, direction: Direction): string {
  if (direction === 'down') return chord;
  return chord
    .split('+')
    .map((part) => ALONG[part] ?? part)
    .join('+');
}
