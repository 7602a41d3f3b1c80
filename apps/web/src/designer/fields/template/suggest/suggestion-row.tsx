import { FunctionOutlined } from '@ant-design/icons';
import { usePreferences } from '../../../../app/preferences.ts';
import { shortText } from '../../expression/word-value.ts';
import type { Suggestion } from './suggestions.ts';

type Props = {
  id: string;
  suggestion: Suggestion;
  isActive: boolean;
  sample: unknown;
  onPoint: () => void;
  onChoose: () => void;
};

export function SuggestionRow({ id, suggestion, isActive, sample, onPoint, onChoose }: Props) {
  const language = usePreferences((state) => state.language);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the focus and hands its keys on
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={`suggestion ${isActive ? 'is-active' : ''}`}
      data-testid={`suggest-${suggestion.id}`}
      // The input keeps the focus, and its caret.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={isActive ? undefined : onPoint}
      onClick={onChoose}
    >
      {suggestion.kind === 'field' ? (
        <>
          {suggestion.field.group.icon}
          <span className="suggestion-group">{suggestion.field.group.title}</span>
          <span className="data-picker-label">{suggestion.field.label}</span>
          <span className="data-picker-key">{placeOf(suggestion.field.path)}</span>
          {sample === undefined ? null : <span className="data-picker-sample">{shortText(sample, 40)}</span>}
        </>
      ) : (
        <>
          <FunctionOutlined />
          <code>{suggestion.doc.name}</code>
          <span className="data-picker-key">{suggestion.doc.description[language]}</span>
        </>
      )}
    </div>
  );
}

/** What a field stands in, below its step: `address.street`; empty right below it. */
const placeOf = (path: readonly string[]): string => path.slice(2, -1).join('.');
