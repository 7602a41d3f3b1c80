import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { useCallableFlows } from './callable-flows.tsx';
import type { Words } from './step-words.ts';

/** What naming steps needs, in the console's language. */
export function useWords(connectors: readonly ConnectorManifest[]): Words {
  const { t } = useTranslation('steps');
  const language = usePreferences((state) => state.language);
  const flows = useCallableFlows();
  return useMemo(
    () => ({
      language,
      connectors,
      kindName: (kind) => t(`kinds.${kind}`),
      unitName: (unit) => t(`units.${unit}`),
      flowName: (flowId) => flows?.find((each) => each.id === flowId)?.name,
    }),
    [language, connectors, flows, t],
  );
}
