/** Fields and functions under the caret, with what the chosen one gives or does. The input keeps the focus and hands its keys on. */
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../../app/preferences.ts';
import { useSpell } from '../../../palette/use-spell.ts';
import { sampleAt } from '../../expression/scope-shape.ts';
import { useSampleScope } from '../../expression/use-sample-scope.ts';
import { useFieldScope } from '../../picker/field-scope.ts';
import { everyField } from '../../picker/picker-fields.ts';
import { placeBeside } from '../place-beside.ts';
import type { SuggestionPlace } from '../suggestion-at.ts';
import { SuggestionAbout } from './suggestion-about.tsx';
import { SuggestionRow } from './suggestion-row.tsx';
import { type Suggestion, suggestionsFor } from './suggestions.ts';

export type SuggestionKeys = {
  /** Takes a key of the input; gives whether it was one for the list. */
  take(event: KeyboardEvent): boolean;
};

type Props = {
  keys: Ref<SuggestionKeys>;
  listId: string;
  place: SuggestionPlace;
  rect: DOMRect;
  onChoose: (suggestion: Suggestion) => void;
  onClose: () => void;
  /** The id of the row that is marked, for the input's `aria-activedescendant`. */
  onActive: (id: string | undefined) => void;
};

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

export function SuggestionList({ keys, listId, place, rect, onChoose, onClose, onActive }: Props) {
  const { t } = useTranslation('panel');
  const language = usePreferences((state) => state.language);
  // What is typed changes the document, but not what the step can refer to: the list keeps what it opened with.
  const field = useFieldScope();
  const [{ entries, groups }] = useState(field);
  const { scope: latest } = useSampleScope(entries, '');
  const first = useRef(latest);
  first.current ??= latest;
  const scope = first.current;
  const { spell, load } = useSpell();
  useEffect(load, [load]);
  const fields = useMemo(
    () => everyField(groups, language, (path) => sampleAt(scope, path)),
    [groups, language, scope],
  );
  const found = useMemo(() => suggestionsFor(fields, place.query, spell), [fields, place.query, spell]);
  const [marked, setMarked] = useState({ query: place.query, at: 0 });
  // Another search begins at its best match.
  const active = marked.query === place.query ? Math.min(marked.at, found.length - 1) : 0;
  const chosen = found[active];
  const rowId = chosen === undefined ? undefined : `${listId}-${active}`;
  useEffect(() => onActive(rowId), [rowId, onActive]);

  useImperativeHandle(keys, () => ({
    take(event) {
      const step = STEPS[event.key];
      if (chosen === undefined || event.altKey) return false;
      if (step !== undefined) {
        const at = Math.max(0, Math.min(found.length - 1, active + step));
        setMarked({ query: place.query, at });
      } else if (event.key === 'Enter') onChoose(chosen);
      else if (event.key === 'Escape') onClose();
      else return false;
      return true;
    },
  }));

  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marked row changed
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, found]);

  if (found.length === 0) return null;
  return createPortal(
    <div className="suggestions" style={placeBeside(rect, 420)} data-testid="suggestions">
      <div ref={list} id={listId} role="listbox" aria-label={t('picker.data')} className="suggestion-list">
        {found.map((each, at) => (
          <SuggestionRow
            key={each.id}
            id={`${listId}-${at}`}
            suggestion={each}
            isActive={at === active}
            sample={each.kind === 'field' ? sampleAt(scope, each.field.path) : undefined}
            onPoint={() => setMarked({ query: place.query, at })}
            onChoose={() => onChoose(each)}
          />
        ))}
      </div>
      {chosen ? (
        <SuggestionAbout
          suggestion={chosen}
          sample={chosen.kind === 'field' ? sampleAt(scope, chosen.field.path) : undefined}
        />
      ) : null}
    </div>,
    document.body,
  );
}
