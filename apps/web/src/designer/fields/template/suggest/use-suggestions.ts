/** The list under the caret of one input: when it is open, and the keys it takes from the input. */
import { type KeyboardEvent, type RefObject, useCallback, useId, useRef, useState } from 'react';
import { type SuggestionPlace, suggestionAt } from '../suggestion-at.ts';
import { caretRect, readTemplate, selectionIn } from '../template-dom.ts';
import type { SuggestionKeys } from './suggestion-list.tsx';

export type OpenSuggestions = { place: SuggestionPlace; rect: DOMRect };

export function useSuggestions(box: RefObject<HTMLDivElement | null>) {
  const [open, setOpen] = useState<OpenSuggestions>();
  const [activeId, setActiveId] = useState<string>();
  const keys = useRef<SuggestionKeys>(null);
  const listId = useId();
  const close = useCallback(() => {
    setOpen(undefined);
    setActiveId(undefined);
  }, []);
  /** Looks where the caret stands after something was typed. */
  const follow = () => {
    const root = box.current;
    const caret = root ? selectionIn(root) : undefined;
    const isPoint = caret !== undefined && caret.start === caret.end;
    const place = root && isPoint ? suggestionAt(readTemplate(root), caret.end) : undefined;
    if (root && place) setOpen({ place, rect: caretRect(root) });
    else close();
  };
  /** Moving the caret away closes; it never opens. */
  const moved = () => {
    if (open === undefined) return;
    const root = box.current;
    const at = root ? selectionIn(root)?.end : undefined;
    if (at !== open.place.end) close();
  };
  const takesKey = (event: KeyboardEvent): boolean =>
    open !== undefined && !event.nativeEvent.isComposing && (keys.current?.take(event) ?? false);
  return { open, activeId, listId, keys, close, follow, moved, takesKey, setActiveId };
}
