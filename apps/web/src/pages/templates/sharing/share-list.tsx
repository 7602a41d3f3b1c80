import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../../server/trpc.ts';
import { formatMoment } from '../../listing/format-moment.ts';

type Props = {
  shares: ServerOutputs['templates']['sharing']['shares'];
  disabled: boolean;
  onRevoke(code: string): void;
};

/** The tenants a template is shared with, by code. */
export function ShareList({ shares, disabled, onRevoke }: Props) {
  const { t } = useTranslation('packages');
  if (shares.length === 0) return <p className="sharing-none">{t('sharing.nobody')}</p>;
  return (
    <>
      <ul className="sharing-list" data-testid="shares">
        {shares.map(({ audience, sharedAt }) => (
          <li key={audience}>
            <strong>{audience}</strong>
            <span>{t('sharing.since', { date: formatMoment(sharedAt) })}</span>
            <Button
              size="small"
              danger
              disabled={disabled}
              autoInsertSpace={false}
              aria-label={t('sharing.revokeOf', { audience })}
              data-testid={`revoke-${audience}`}
              onClick={() => onRevoke(audience)}
            >
              {t('sharing.revoke')}
            </Button>
          </li>
        ))}
      </ul>
      <p className="sharing-none">{t('sharing.revokeHint')}</p>
    </>
  );
}
