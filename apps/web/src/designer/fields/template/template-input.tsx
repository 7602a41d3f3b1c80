/**
 * The text input of every template: free text in which `{{ expressions }}` stand as chips. Typing `{{ … }}` is allowed and
 * becomes a chip on leaving; clicking a chip opens its text; pointing at one shows its value. A slash or `{{` offers fields
 * and functions under the caret. The picker inserts at the caret, a dragged value where it is let go. Alt+Enter or the
 * second button opens the full editor.
 */
import { type KeyboardEvent, Suspense, useLayoutEffect, useRef, useState } from 'react';
import { lazyPart } from '../../../app/lazy-part.ts';
import { withEditorWords } from '../code/with-editor-words.ts';
import { ExpressionButton } from '../expression/expression-button.tsx';
import { useFieldScope } from '../picker/field-scope.ts';
import { PickerButton } from '../picker/picker-button.tsx';
import { ChipCard } from './chip-card.tsx';
import { ChipIcons } from './chip-icons.tsx';
import { SuggestionList } from './suggest/suggestion-list.tsx';
import { type Suggestion, writtenFor } from './suggest/suggestions.ts';
import { useSuggestions } from './suggest/use-suggestions.ts';
import {
  type ChipIcon,
  placeCaret,
  readTemplate,
  renderTemplate,
  selectionIn,
  unfoldChip,
} from './template-dom.ts';
import { useChipHover } from './use-chip-hover.ts';
import { useInsertions } from './use-insertions.ts';
import { useTemplateDrop } from './use-template-drop.ts';
import './template.css';

const ExpressionDialog = lazyPart(() => withEditorWords(() => import('../expression/expression-dialog.tsx')));

type Props = {
  value: string;
  onChange: (value: string) => void;
  label: string;
  /** Field path; test id is `field-<path>`. */
  path: string;
  multiline?: boolean | undefined;
  placeholder?: string | undefined;
  invalid?: boolean | undefined;
  disabled?: boolean | undefined;
};

type Range = { start: number; end: number };

export function TemplateInput({
  value,
  onChange,
  label,
  path,
  multiline,
  placeholder,
  invalid,
  disabled,
}: Props) {
  const { describe, readOnly } = useFieldScope();
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<string | undefined>(undefined);
  const caret = useRef<Range | undefined>(undefined);
  const [focused, setFocused] = useState(false);
  const [icons, setIcons] = useState<ChipIcon[]>([]);
  /** Where the caret stands in the full editor while that is open. */
  const [expandedAt, setExpandedAt] = useState<number>();
  const insertions = useInsertions();
  const suggestions = useSuggestions(box);
  const hover = useChipHover();
  const locked = disabled || readOnly;

  useLayoutEffect(() => {
    const root = box.current;
    if (!root || (focused && shown.current === value)) return;
    setIcons(renderTemplate(root, value, describe));
    shown.current = value;
  }, [value, describe, focused]);

  const changed = (isComposing: boolean) => {
    const root = box.current;
    if (!root) return;
    const next = readTemplate(root);
    shown.current = next;
    caret.current = selectionIn(root);
    hover.leave();
    if (!isComposing) suggestions.follow();
    if (next !== value) onChange(next);
  };

  /** Shows another text with the caret in it and tells the form. */
  const put = (next: string, at: number) => {
    const root = box.current;
    if (!root) return;
    setIcons(renderTemplate(root, next, describe, at));
    shown.current = next;
    root.focus();
    placeCaret(root, at);
    caret.current = { start: at, end: at };
    onChange(next);
  };

  const replace = ({ start, end }: Range, text: string, at = text.length) => {
    const before = box.current ? readTemplate(box.current) : value;
    const after = before.slice(0, start) + text + before.slice(end);
    insertions.remember({ before, after, caret: end });
    put(after, start + at);
  };

  const insert = (text: string) => replace(caret.current ?? { start: value.length, end: value.length }, text);

  const choose = (suggestion: Suggestion) => {
    if (suggestions.open === undefined) return;
    const { place } = suggestions.open;
    const { text, caret: at } = writtenFor(suggestion, place);
    replace(place, text, at);
    if (suggestion.kind === 'function') suggestions.follow();
    else suggestions.close();
  };

  const drop = useTemplateDrop(locked, (template, offset = value.length) =>
    replace({ start: offset, end: offset }, template),
  );

  const expand = () => {
    const root = box.current;
    const at = (root && selectionIn(root)?.start) ?? caret.current?.start;
    suggestions.close();
    setExpandedAt(Math.min(at ?? value.length, value.length));
  };

  const comeBack = (at = value.length) => {
    setExpandedAt(undefined);
    const root = box.current;
    if (!root) return;
    root.focus();
    placeCaret(root, at);
  };

  const keyDown = (event: KeyboardEvent) => {
    if (suggestions.takesKey(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key === 'Enter' && event.altKey && !locked) {
      event.preventDefault();
      expand();
      return;
    }
    if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
      const taken = insertions.takeBack(box.current ? readTemplate(box.current) : value);
      if (taken) {
        event.preventDefault();
        event.stopPropagation();
        put(taken.before, taken.caret);
      }
    }
    // With Ctrl or ⌘ it belongs to the designer: a test run. A key that is taken here is not heard there.
    const withCommand = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && !multiline && !withCommand && !event.nativeEvent.isComposing)
      event.preventDefault();
    if (event.key === 'Escape') box.current?.blur();
  };

  const moved = () => {
    caret.current = box.current ? selectionIn(box.current) : undefined;
    suggestions.moved();
  };

  return (
    <div
      className={`template-box ${invalid ? 'is-invalid' : ''} ${multiline ? 'is-multiline' : ''}`}
      data-lit={drop.isOver ? 'true' : undefined}
      {...drop.handlers}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: chips inside need an editable element, not an input */}
      <div
        ref={box}
        className="template-input"
        role="textbox"
        tabIndex={locked ? -1 : 0}
        aria-label={label}
        aria-multiline={multiline ?? false}
        aria-disabled={locked}
        aria-invalid={invalid ?? false}
        aria-autocomplete="list"
        aria-controls={suggestions.open ? suggestions.listId : undefined}
        aria-activedescendant={suggestions.activeId}
        contentEditable={locked ? false : 'plaintext-only'}
        suppressContentEditableWarning
        spellCheck={false}
        data-placeholder={value === '' ? placeholder : undefined}
        data-testid={`field-${path}`}
        data-field={path}
        onInput={(event) => changed(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)}
        onCompositionEnd={() => changed(false)}
        onKeyDown={keyDown}
        onKeyUp={moved}
        onMouseUp={moved}
        onPointerOver={hover.over}
        onPointerLeave={hover.leave}
        onClick={(event) => {
          const chip =
            event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.chip') : null;
          hover.leave();
          if (chip && !locked) unfoldChip(chip);
        }}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false);
          suggestions.close();
        }}
      />
      <ChipIcons icons={icons} />
      {locked ? null : (
        <PickerButton
          label={label}
          path={path}
          onPick={insert}
          onLeave={() => comeBack(caret.current?.start)}
        />
      )}
      {locked ? null : <ExpressionButton label={label} path={path} onOpen={expand} />}
      {hover.pointed ? <ChipCard {...hover.pointed} /> : null}
      {suggestions.open ? (
        <SuggestionList
          keys={suggestions.keys}
          listId={suggestions.listId}
          place={suggestions.open.place}
          rect={suggestions.open.rect}
          onChoose={choose}
          onClose={suggestions.close}
          onActive={suggestions.setActiveId}
        />
      ) : null}
      {expandedAt === undefined ? null : (
        <Suspense fallback={null}>
          <ExpressionDialog
            label={label}
            path={path}
            value={value}
            caret={expandedAt}
            onChange={onChange}
            onClose={() => comeBack()}
          />
        </Suspense>
      )}
    </div>
  );
}
