/**
 * The text input of every template: free text in which `{{ expressions }}` stand as chips. Typing `{{ … }}` is allowed and
 * becomes a chip on leaving; clicking a chip opens its text. The picker button inserts at the caret. Alt+Enter or the
 * second button opens the full editor.
 */
import { type KeyboardEvent, Suspense, useLayoutEffect, useRef, useState } from 'react';
import { lazyPart } from '../../../app/lazy-part.ts';
import { ExpressionButton } from '../expression/expression-button.tsx';
import { useFieldScope } from '../picker/field-scope.ts';
import { PickerButton } from '../picker/picker-button.tsx';
import { placeCaret, readTemplate, renderTemplate, selectionIn, unfoldChip } from './template-dom.ts';

const ExpressionDialog = lazyPart(() => import('../expression/expression-dialog.tsx'));

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
  const caret = useRef<{ start: number; end: number } | undefined>(undefined);
  const [focused, setFocused] = useState(false);
  /** Where the caret stands in the full editor while that is open. */
  const [expandedAt, setExpandedAt] = useState<number>();
  const locked = disabled || readOnly;

  useLayoutEffect(() => {
    const root = box.current;
    if (!root || (focused && shown.current === value)) return;
    renderTemplate(root, value, describe);
    shown.current = value;
  }, [value, describe, focused]);

  const changed = () => {
    const root = box.current;
    if (!root) return;
    const next = readTemplate(root);
    shown.current = next;
    caret.current = selectionIn(root);
    if (next !== value) onChange(next);
  };

  const insert = (text: string) => {
    const root = box.current;
    if (!root) return;
    const { start, end } = caret.current ?? { start: value.length, end: value.length };
    const next = value.slice(0, start) + text + value.slice(end);
    renderTemplate(root, next, describe);
    shown.current = next;
    root.focus();
    placeCaret(root, start + text.length);
    caret.current = { start: start + text.length, end: start + text.length };
    onChange(next);
  };

  const expand = () => {
    const root = box.current;
    const at = (root && selectionIn(root)?.start) ?? caret.current?.start;
    setExpandedAt(Math.min(at ?? value.length, value.length));
  };

  const comeBack = () => {
    setExpandedAt(undefined);
    const root = box.current;
    if (!root) return;
    root.focus();
    placeCaret(root, value.length);
  };

  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.altKey && !locked) {
      event.preventDefault();
      expand();
      return;
    }
    if (event.key === 'Enter' && !multiline && !event.nativeEvent.isComposing) event.preventDefault();
    if (event.key === 'Escape') box.current?.blur();
  };

  return (
    <div className={`template-box ${invalid ? 'is-invalid' : ''} ${multiline ? 'is-multiline' : ''}`}>
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
        contentEditable={locked ? false : 'plaintext-only'}
        suppressContentEditableWarning
        spellCheck={false}
        data-placeholder={value === '' ? placeholder : undefined}
        data-testid={`field-${path}`}
        data-field={path}
        onInput={changed}
        onKeyDown={keyDown}
        onKeyUp={() => {
          caret.current = box.current ? selectionIn(box.current) : undefined;
        }}
        onMouseUp={() => {
          caret.current = box.current ? selectionIn(box.current) : undefined;
        }}
        onClick={(event) => {
          const chip =
            event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.chip') : null;
          if (chip && !locked) unfoldChip(chip);
        }}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      />
      {locked ? null : <PickerButton label={label} path={path} onPick={insert} />}
      {locked ? null : <ExpressionButton label={label} path={path} onOpen={expand} />}
      {expandedAt === undefined ? null : (
        <Suspense fallback={null}>
          <ExpressionDialog
            label={label}
            path={path}
            value={value}
            caret={expandedAt}
            onChange={onChange}
            onClose={comeBack}
          />
        </Suspense>
      )}
    </div>
  );
}
