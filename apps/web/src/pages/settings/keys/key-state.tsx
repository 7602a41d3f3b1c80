import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../listing/format-day.ts';
import type { ApiKey } from './key-table.tsx';

/** Whether a key opens this tenant, and until when. */
export function KeyState({ apiKey: { revokedAt, closedAt, expiresAt } }: { apiKey: ApiKey }) {
  const { t } = useTranslation('apiKeys');
  if (revokedAt !== null) return <Tag>{t('states.revoked', { moment: formatDay(revokedAt) })}</Tag>;
  if (closedAt !== null) return <Tag>{t('states.closed', { moment: formatDay(closedAt) })}</Tag>;
  if (expiresAt === null) return <Tag color="success">{t('states.good')}</Tag>;
  const moment = formatDay(expiresAt);
  return new Date(expiresAt) > new Date() ? (
    <Tag color="success">{t('states.until', { moment })}</Tag>
  ) : (
    <Tag color="warning">{t('states.expired', { moment })}</Tag>
  );
}
