import type { Diagnostic } from '../../references/expression-language.ts';
import { fixText } from '../fix-text.ts';
import { textProblem } from '../report.ts';
import type { LocatedText, Rule } from '../rule.ts';

/** Every expression can be read and uses names and functions that exist. */
export const expressionsValid: Rule = ({ document, texts }) =>
  texts.flatMap((text) =>
    text.analysis.diagnostics.map((diagnostic) =>
      textProblem(document, text, {
        code: 'expressionInvalid',
        severity: diagnostic.severity ?? 'error',
        en: diagnostic.message.en,
        zh: diagnostic.message.zh,
        fix: suggested(text, diagnostic),
        span: spanIn(diagnostic),
      }),
    ),
  );

function spanIn({ start, end }: Diagnostic) {
  return start === undefined || end === undefined ? undefined : { start, end };
}

function suggested(text: LocatedText, { start, end, suggestion }: Diagnostic) {
  if (suggestion === undefined || start === undefined || end === undefined) return undefined;
  const before = text.place.text;
  return fixText(text, before.slice(0, start) + suggestion + before.slice(end));
}
