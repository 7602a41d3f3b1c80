import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { errorCode, errorDetails, errorText } from '../../server/error-text.ts';
import './packages.css';

export type PackageProblem = { path: string; message: { en: string; zh: string } };

const SHOWN = 15;

/** The places of a refused package; undefined for any other failure. */
export function problemsOf(error: unknown): PackageProblem[] | undefined {
  const { problems } = errorDetails(error);
  return errorCode(error) === 'packageInvalid' && Array.isArray(problems) ? problems : undefined;
}

/** What is wrong with a package, place by place; other failures in one line. */
export function PackageFailure({ error }: { error: unknown }) {
  const problems = problemsOf(error);
  return problems ? <PackageProblems problems={problems} /> : errorText(error);
}

export function PackageProblems({ problems }: { problems: readonly PackageProblem[] }) {
  const { t } = useTranslation('packages');
  const language = usePreferences((state) => state.language);
  return (
    <>
      <ul className="package-problems" data-testid="package-problems">
        {problems.slice(0, SHOWN).map(({ path, message }) => (
          <li key={`${path} ${message.en}`}>
            {path === '' ? null : <strong>{path}: </strong>}
            {message[language]}
          </li>
        ))}
      </ul>
      {problems.length > SHOWN ? <p>{t('file.more', { count: problems.length - SHOWN })}</p> : null}
    </>
  );
}
