import { describeSignature } from '@flowbridge/expression';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../../app/preferences.ts';
import { shortText } from '../../expression/word-value.ts';
import type { Suggestion } from './suggestions.ts';

/** A function's signature, what it does and an example; a field's whole path, what it is and its sample. */
export function SuggestionAbout({ suggestion, sample }: { suggestion: Suggestion; sample: unknown }) {
  const { t } = useTranslation('expressions');
  const language = usePreferences((state) => state.language);
  if (suggestion.kind === 'field') {
    const { expression, schema } = suggestion.field;
    return (
      <footer className="suggestion-about" data-testid="suggestion-about">
        <code>{expression}</code>
        {schema?.description === undefined ? null : <p>{schema.description[language]}</p>}
        {sample === undefined ? null : (
          <p>
            {t('sample')}: <code>{shortText(sample, 120)}</code>
          </p>
        )}
      </footer>
    );
  }
  const { doc } = suggestion;
  const { head, parameters, tail } = describeSignature(doc);
  const signature = `${head}${parameters.map((each) => each[language]).join(', ')}${tail[language]}`;
  const [example] = doc.examples;
  return (
    <footer className="suggestion-about" data-testid="suggestion-about">
      <code>{signature}</code>
      <p>{doc.description[language]}</p>
      {example === undefined ? null : (
        <p>
          {t('example')}: <code>{`${example.expression} → ${shortText(example.result, 80)}`}</code>
        </p>
      )}
    </footer>
  );
}
