import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';
import type { Credential } from './credentials-tab.tsx';

/** Whether a credential opens, until when, and its value from before a rotation as long as that opens too. */
export function CredentialState({ credential }: { credential: Credential }) {
  return (
    <>
      <Validity credential={credential} />
      <FormerValue credential={credential} />
    </>
  );
}

function Validity({ credential: { revokedAt, expiresAt } }: { credential: Credential }) {
  const { t } = useTranslation('settings');
  if (revokedAt !== null) return <Tag>{t('credentials.revoked', { moment: formatMoment(revokedAt) })}</Tag>;
  if (expiresAt === null) return <Tag color="success">{t('credentials.active')}</Tag>;
  const moment = formatMoment(expiresAt);
  return new Date(expiresAt) > new Date() ? (
    <Tag color="success">{t('credentials.activeUntil', { moment })}</Tag>
  ) : (
    <Tag color="warning">{t('credentials.expired', { moment })}</Tag>
  );
}

function FormerValue({ credential: { id, name, former, revokedAt } }: { credential: Credential }) {
  const { t } = useTranslation('settings');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const end = useMutation(
    trpc.apiCredentials.endFormer.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.apiCredentials.pathKey() }),
      onError: (error) => message.error(errorText(error)),
    }),
  );
  if (former === null || revokedAt !== null) return null;
  const { hint, until, lastUsedAt } = former;
  return (
    <div className="quiet former-value">
      {t('credentials.former', { hint, moment: formatMoment(until) })}
      {' · '}
      {lastUsedAt === null
        ? t('credentials.formerUnused')
        : t('credentials.formerUsed', { moment: formatMoment(lastUsedAt) })}{' '}
      <Button
        type="link"
        size="small"
        loading={end.isPending}
        aria-label={t('credentials.endFormerOf', { name })}
        onClick={() => end.mutate({ id })}
      >
        {t('credentials.endFormer')}
      </Button>
    </div>
  );
}
