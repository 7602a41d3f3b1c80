import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import type { ServerOutputs } from '../../../server/trpc.ts';
import { useKindWords } from '../copying/kind-words.ts';

type Preview = ServerOutputs['templates']['previewPackage'];

/** Look-up tables and the like that go along, and the variables whose names do. */
export function PartsThatTravel({ parts, variables }: Pick<Preview, 'parts' | 'variables'>) {
  const { t } = useTranslation('packages');
  const language = usePreferences((state) => state.language);
  const words = useKindWords();
  return (
    <>
      {parts.length === 0 ? null : (
        <ul className="package-flows" data-testid="travelling-parts">
          {parts.map((part) => (
            <li key={`${part.kind} ${part.key}`}>
              <strong>{part.names[language]}</strong>
              <span>
                {words.kind(part.kind)} · {words.size(part.kind, part.size)}
              </span>
              <div className="travels-note">{t('publish.usedBy', { names: part.usedBy.join(', ') })}</div>
            </li>
          ))}
        </ul>
      )}
      {variables.length === 0 ? null : (
        <p data-testid="travelling-variables">
          {t('publish.variables', { names: variables.map(({ key }) => key).join(', ') })}
        </p>
      )}
    </>
  );
}
