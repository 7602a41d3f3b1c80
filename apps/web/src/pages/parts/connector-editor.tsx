import type { ConnectorDraft } from '@flowbridge/connector-sdk/custom';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { CodeField } from './code-field.tsx';
import { markersOf } from './json-lines.ts';
import type { PartDraft } from './use-part-draft.ts';

export function ConnectorEditor({ work, readOnly }: { work: PartDraft<ConnectorDraft>; readOnly: boolean }) {
  const { t } = useTranslation('parts');
  const language = usePreferences((state) => state.language);
  const text = work.draft.manifest;
  const markers = useMemo(
    () => markersOf(work.problems, { field: 'manifest', text, language }),
    [work.problems, text, language],
  );
  return (
    <CodeField
      title={t('editor.manifest')}
      hint={t('editor.manifestHint')}
      language="json"
      text={text}
      height={600}
      readOnly={readOnly}
      problems={markers}
      testId="part-manifest"
      onChange={(manifest) => work.change({ manifest })}
    />
  );
}
