import type { TFunction } from 'i18next';
import { errorCode, errorDetails, errorText } from '../../../server/error-text.ts';

type Line = { path: string; message: { en: string; zh: string } };

const SHOWN = 15;

/** The places of a refused file that are wrong; one line for any other failure. */
export function problemLines(error: unknown, language: 'en' | 'zh'): string[] {
  const { problems } = errorDetails(error);
  if (errorCode(error) !== 'flowFileInvalid' || !Array.isArray(problems)) return [errorText(error)];
  return (problems as Line[]).map(({ path, message }) =>
    path === '' ? message[language] : `${path}: ${message[language]}`,
  );
}

export function FileProblems({ lines, t }: { lines: readonly string[]; t: TFunction<'flowList'> }) {
  return (
    <div data-testid="import-problems">
      <p>{t('files.problems')}</p>
      <ul className="file-problems">
        {lines.slice(0, SHOWN).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {lines.length > SHOWN ? <p>{t('files.morePlaces', { count: lines.length - SHOWN })}</p> : null}
    </div>
  );
}
