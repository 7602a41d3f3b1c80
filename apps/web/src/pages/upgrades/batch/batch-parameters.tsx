import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences.ts';
import { ParameterItem } from '../../templates/parameter-item.tsx';
import { fieldOf, type SharedParameter } from './batch-values.ts';

/** The parameters of each template, asked once for all families that need them. */
export function BatchParameters({ shared }: { shared: readonly SharedParameter[] }) {
  const { t } = useTranslation('upgrades');
  const language = usePreferences((state) => state.language);
  const templates = new Map(shared.map(({ templateId, rows }) => [templateId, rows[0]?.item.template]));
  return [...templates].map(([templateId, template]) => (
    <section key={templateId} className="panel upgrade-box" data-testid="batch-parameters">
      <h2>{t('batch.valuesOf', { template: template?.names[language] })}</h2>
      <div className="batch-fields">
        {shared
          .filter((each) => each.templateId === templateId)
          .map(({ parameter, rows }) => (
            <ParameterItem
              key={parameter.key}
              parameter={parameter}
              id={fieldOf(templateId, parameter.key)}
              note={t('batch.forFamilies', { count: rows.length })}
            />
          ))}
      </div>
    </section>
  ));
}
