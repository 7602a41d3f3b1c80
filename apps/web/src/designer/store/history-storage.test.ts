import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DesignerState, Edit } from './designer-state.ts';
import { loadHistory, saveHistory } from './history-storage.ts';

/** A storage that takes only so many signs, as browsers' do. */
function smallStorage(room: number) {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem(key: string, text: string) {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, text);
    },
  };
}

const edit = (text: string): Edit => ({
  command: { type: 'setNotes', notes: [] },
  inverse: { type: 'setNotes', notes: [] },
  mergeKey: text,
  at: 0,
});
// The part of a state that is kept; the rest is not read.
const state = (undo: Edit[]) => ({ flowId: 'f', revision: 3, undo, redo: [] }) as unknown as DesignerState;
const edits = (count: number) => Array.from({ length: count }, (_, at) => edit(`edit ${at}`));

beforeEach(() => vi.stubGlobal('sessionStorage', smallStorage(6_000)));
afterEach(() => vi.unstubAllGlobals());

test('what was stored is loaded again at the same revision only', () => {
  saveHistory(state(edits(10)));
  expect(loadHistory('f', 3).undo).toHaveLength(10);
  expect(loadHistory('f', 4).undo).toEqual([]);
});

test('a history that does not fit keeps its newest edits', () => {
  saveHistory(state(edits(200)));
  const { undo } = loadHistory('f', 3);
  expect(undo.length).toBeGreaterThan(20);
  expect(undo.at(-1)?.mergeKey).toBe('edit 199');
});

test('an edit larger than the storage leaves no half of a history behind', () => {
  saveHistory(state(edits(1)));
  saveHistory(state([edit('x'.repeat(10_000))]));
  expect(loadHistory('f', 3).undo).toEqual([]);
});
