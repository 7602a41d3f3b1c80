import { ExclamationCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { TenantLink } from './tenant-link.tsx';

type Lack = ServerOutputs['upgrades']['check']['lacks'][number];
type Props = {
  lacks: readonly Lack[];
  /** The flows are there: each leads to its wizard, where what it lacks is given. */
  linked?: boolean;
  /** Default true; false where only one flow can be meant. */
  named?: boolean;
};

/** Flows that cannot be published as they are, each with what nobody has given yet. */
export function Lacks({ lacks, linked = false, named = true }: Props) {
  const { t } = useTranslation('upgrades');
  const language = usePreferences((state) => state.language);
  if (lacks.length === 0) return null;
  return (
    <ul className="upgrade-lacks" data-testid="upgrade-lacks">
      {lacks.map(({ id, name, parameters, connectors }) => (
        <li key={id ?? name}>
          <ExclamationCircleFilled className="upgrade-lacks-mark" aria-hidden />
          <span>
            {t(named ? 'lacks.of' : 'lacks.it', {
              name,
              what: [
                ...connectors.map(({ names }) => t('lacks.connection', { name: names[language] })),
                ...parameters.map(({ label }) => label),
              ].join(t('lacks.and')),
            })}{' '}
            {linked && id !== null ? (
              <TenantLink to={`/flows/${id}/configure`}>{t('lacks.configure')}</TenantLink>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
