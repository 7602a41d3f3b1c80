import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { useConnectorName } from '../flows/use-connector-name.ts';
import { useKindWords } from './copying/kind-words.ts';

type Detail = ServerOutputs['templates']['get'];
type Props = { detail: Pick<Detail, 'connectors' | 'parameters' | 'parts' | 'variables'> };

/** Before anything is made: which systems it works on, what it will ask, what it brings beside its flows. */
export function WhatComes({ detail }: Props) {
  const { t } = useTranslation('packages');
  const language = usePreferences((state) => state.language);
  const words = useKindWords();
  const connectorName = useConnectorName();
  const { connectors, parameters, parts, variables } = detail;
  const brought = parts.map(
    ({ kind, names, size }) => `${names[language]} (${words.kind(kind)}, ${words.size(kind, size)})`,
  );
  const line = (key: 'systems' | 'questions' | 'brings' | 'asksFor', names: string[]) =>
    names.length === 0 ? null : <p>{t(key, { names: names.join(language === 'zh' ? '、' : ', ') })}</p>;
  return (
    <div className="what-comes" data-testid="what-comes">
      {line('systems', connectors.map(connectorName))}
      {line(
        'questions',
        parameters.map(({ key, label }) => label || key),
      )}
      {line('brings', brought)}
      {line(
        'asksFor',
        variables.map(({ key }) => key),
      )}
    </div>
  );
}
