import { type Command, emptyDocument, type FlowDocument, newStep, stepId } from '@flowbridge/flow';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Edit } from './designer-state.ts';
import { loadHistory, saveHistory } from './history-storage.ts';

/** What browsers give one origin, in signs. */
const ROOM = 5_000_000;

let kept: Map<string, string>;

/** A storage that takes only so many signs, as browsers' do. */
function storage(room: number) {
  kept = new Map();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => void kept.delete(key),
    setItem(key: string, text: string) {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, text);
    },
  };
}

const document = emptyDocument();
const made = (inverse: Command): Edit => ({ command: inverse, inverse, mergeKey: undefined, at: 0 });
const note = (text: string): Command => ({
  type: 'setNotes',
  notes: [{ id: stepId.parse('n'), text, x: 0, y: 0 }],
});
const state = (undo: Edit[], now: FlowDocument = document) => ({
  flowId: 'f',
  document: now,
  undo,
  redo: [],
});
/** Each says something else at length. */
const edits = (count: number) => Array.from({ length: count }, (_, at) => made(note(`${at} `.repeat(20))));

beforeEach(() => vi.stubGlobal('sessionStorage', storage(6_000)));
afterEach(() => vi.unstubAllGlobals());

const inverses = (loaded: { undo: Edit[] }) => loaded.undo.map(({ inverse }) => inverse);

test('what was stored is loaded again, for a draft that says the same', () => {
  const stored = edits(10);
  saveHistory(state(stored));
  const loaded = loadHistory('f', emptyDocument());
  expect(inverses(loaded)).toEqual(inverses({ undo: stored }));
  expect(loaded.undo.at(-1)?.line).toBeUndefined();
});

test('for a draft that says something else, the document of then is where undo leads from', () => {
  saveHistory(state(edits(2)));
  const a = stepId.parse('a');
  const changed = { ...emptyDocument(), steps: { [a]: newStep('buildJson', { id: a, key: 'a' }) } };
  const { undo } = loadHistory('f', changed);
  expect(undo.map(({ line }) => line)).toEqual([undefined, document]);
});

test('a history of another schema is not taken up', () => {
  saveHistory(state(edits(2), { ...document, schemaVersion: 0 as never }));
  expect(loadHistory('f', document).undo).toEqual([]);
});

test('a history that does not fit keeps its newest edits', () => {
  const stored = edits(200);
  saveHistory(state(stored));
  const loaded = inverses(loadHistory('f', document));
  expect(loaded.length).toBeGreaterThan(20);
  expect(loaded).toEqual(inverses({ undo: stored }).slice(-loaded.length));
});

test('an edit larger than the storage leaves no half of a history behind', () => {
  saveHistory(state(edits(1)));
  saveHistory(state([made(note('x'.repeat(10_000)))]));
  expect(loadHistory('f', document).undo).toEqual([]);
});

test('200 edits of a mapping with 300 fields fit, with others in between, twenty times over', () => {
  vi.stubGlobal('sessionStorage', storage(ROOM));
  const row = (at: number, source: string) => ({
    id: `row${at}`,
    target: `detailData[].field${at}`,
    type: 'text',
    source: { kind: 'path', path: source },
    rules: [{ kind: 'trim' }, { kind: 'default', value: 'none' }],
  });
  const rows = (version: number) =>
    Array.from({ length: 300 }, (_, at) =>
      row(at, at === version ? `changed${version}` : `lines[].field${at}`),
    );
  const stored = Array.from({ length: 200 }, (_, at) =>
    made({
      type: 'changeStep',
      stepId: stepId.parse(at % 3 === 0 ? 'other' : 'map'),
      change: { config: { rows: rows(at) } },
    }),
  );
  expect(JSON.stringify(stored).length).toBeGreaterThan(ROOM);
  saveHistory(state(stored));
  expect(kept.get('flowbridge.edits.f')?.length).toBeLessThan(ROOM / 20);
  expect(inverses(loadHistory('f', document))).toEqual(inverses({ undo: stored }));
});
