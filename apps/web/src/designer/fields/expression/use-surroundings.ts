import type { ValueType } from '@flowbridge/flow';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { useTenantNames } from '../../catalog/tenant-names.ts';
import { useFieldScope } from '../picker/field-scope.ts';
import { scopeShape } from './scope-shape.ts';
import type { Surroundings } from './surroundings.ts';
import { useSampleScope } from './use-sample-scope.ts';

/** What the expressions of a text see, with samples, in the console's words. */
export function useSurroundings(text: string): { surroundings: Surroundings; fromRun: boolean } {
  const { t } = useTranslation(['expressions', 'panel']);
  const { entries } = useFieldScope();
  const language = usePreferences((state) => state.language);
  const { scope, fromRun } = useSampleScope(entries, text);
  const tenant = useTenantNames();
  const surroundings = useMemo(
    () => ({
      shape: scopeShape(entries, scope, language),
      scope,
      tables: [...(tenant?.tables ?? [])],
      words: {
        language,
        type: (name: ValueType) => t(`types.${name}`, { ns: 'panel' }),
        sample: t('sample'),
        example: t('example'),
      },
    }),
    [entries, scope, language, tenant, t],
  );
  return { surroundings, fromRun };
}
