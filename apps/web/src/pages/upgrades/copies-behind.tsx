import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePreferences } from '../../app/preferences.ts';
import { useTRPC } from '../../server/trpc.ts';

/** Copies in “my templates” whose original has a newer version: flows follow the copy, so the copy comes first. */
export function CopiesBehind() {
  const { t } = useTranslation('upgrades');
  const language = usePreferences((state) => state.language);
  const trpc = useTRPC();
  const templates = useQuery(trpc.templates.list.queryOptions());
  const all = templates.data ?? [];
  const behind = all.flatMap(({ id, relation, names, origin }) => {
    const original = all.find(({ key, relation: of }) => of !== 'mine' && key === origin?.templateKey);
    return relation === 'mine' && origin && original && original.version > origin.version
      ? [{ id, name: names[language], mine: origin.version, theirs: original.version, of: original.relation }]
      : [];
  });
  return behind.map(({ id, of, ...words }) => (
    <Alert
      key={id}
      type="info"
      showIcon
      className="upgrades-copy"
      data-testid={`copy-behind-${id}`}
      title={t('copyBehind', words)}
      action={<Link to={of === 'shipped' ? '/templates' : `/templates?tab=${of}`}>{t('copyLook')}</Link>}
    />
  ));
}
