import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../../server/trpc.ts';
import { formatMoment } from '../../listing/format-moment.ts';

/** Which tenants copied which version. */
export function CopyList({ copies }: { copies: ServerOutputs['templates']['sharing']['copies'] }) {
  const { t } = useTranslation('packages');
  return (
    <section>
      <h3>{t('sharing.copies')}</h3>
      {copies.length === 0 ? <p className="sharing-none">{t('sharing.noCopies')}</p> : null}
      <ul className="sharing-list" data-testid="copies">
        {copies.map(({ tenant, version, copiedAt }) => (
          <li key={`${tenant.code} ${copiedAt}`}>
            <strong>{tenant.name}</strong>
            <span>{t('sharing.copyOf', { version, date: formatMoment(copiedAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
