import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../server/trpc.ts';
import { formatMoment } from '../listing/format-moment.ts';

type Props = { templateId: string; newest: number; version: number; onChange(version: number): void };

/** Which version of a template is looked at; nothing to choose while there is one. */
export function VersionChoice({ templateId, newest, version, onChange }: Props) {
  const { t } = useTranslation('packages');
  const trpc = useTRPC();
  const versions = useQuery(
    trpc.templates.versions.queryOptions({ id: templateId }, { enabled: newest > 1 }),
  );
  if (newest === 1) return null;
  return (
    <Select
      aria-label={t('versionChoice')}
      data-testid="preview-version"
      style={{ width: 260 }}
      loading={versions.isPending}
      value={version}
      onChange={onChange}
      options={(versions.data ?? []).map(({ number, createdAt }) => ({
        value: number,
        label: t('versionOf', { number, date: formatMoment(createdAt) }),
      }))}
    />
  );
}
