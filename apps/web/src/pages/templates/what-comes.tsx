import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { useKindWords } from './copying/kind-words.ts';

type Props = { detail: Pick<ServerOutputs['templates']['get'], 'parts' | 'variables'> };

/** What a template brings beside its flows, and which variables it asks for. */
export function WhatComes({ detail }: Props) {
  const { t } = useTranslation('packages');
  const language = usePreferences((state) => state.language);
  const words = useKindWords();
  const { parts, variables } = detail;
  const brought = parts.map(
    ({ kind, names, size }) => `${names[language]} (${words.kind(kind)}, ${words.size(kind, size)})`,
  );
  return (
    <>
      {brought.length === 0 ? null : <p>{t('brings', { names: brought.join(', ') })}</p>}
      {variables.length === 0 ? null : (
        <p>{t('asksFor', { names: variables.map(({ key }) => key).join(', ') })}</p>
      )}
    </>
  );
}
