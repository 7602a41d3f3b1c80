/**
 * The text of a code view. What is no JSON (yet) is kept as it was typed, also while another view, another step or the
 * canvas is looked at; the value keeps what was last valid. A value that changes from outside replaces the text.
 */
import type { Template } from '@flowbridge/flow';
import { useEffect, useRef, useState } from 'react';
import { useDesigner, useDesignerState } from '../../store/designer-context.ts';
import type { DesignerStore } from '../../store/designer-state.ts';
import { onlySelected } from '../../store/selection.ts';
import { toldTexts } from '../code/told-texts.ts';
import { type JsonCodeResult, readJsonCode, writeJsonCode } from './json-code.ts';

/** Texts that are no JSON, of each open designer, by step and field. */
const unfinished = new WeakMap<DesignerStore, Map<string, string>>();

function unfinishedOf(store: DesignerStore): Map<string, string> {
  const known = unfinished.get(store) ?? new Map<string, string>();
  unfinished.set(store, known);
  return known;
}

export type CodeDraft = {
  text: string;
  result: JsonCodeResult;
  change(text: string): void;
  /** Forgets what is no JSON and shows the value again. */
  discard(): void;
};

export function useCodeDraft(path: string, value: Template, onChange: (value: Template) => void): CodeDraft {
  const { store } = useDesigner();
  const owner = useDesignerState((state) => onlySelected(state.selectedSteps) ?? state.selectedTrigger ?? '');
  const id = `${owner}:${path}`;
  const [draft, setDraft] = useState(() => unfinishedOf(store).get(id));
  const told = useRef(toldTexts());
  const code = writeJsonCode(value);
  const seen = useRef(code);

  useEffect(() => {
    if (seen.current === code) return;
    seen.current = code;
    if (told.current.isEcho(code)) return;
    unfinishedOf(store).delete(id);
    setDraft(undefined);
  }, [code, store, id]);

  const text = draft ?? code;
  const result = readJsonCode(text);
  return {
    text,
    result,
    change(next) {
      setDraft(next);
      const read = readJsonCode(next);
      if (!read.ok) {
        unfinishedOf(store).set(id, next);
        return;
      }
      unfinishedOf(store).delete(id);
      // `value` may be older than what was typed last, so nothing is held against it.
      told.current.tell(writeJsonCode(read.value));
      onChange(read.value);
    },
    discard() {
      unfinishedOf(store).delete(id);
      setDraft(undefined);
    },
  };
}
