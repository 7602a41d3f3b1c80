import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import type { ServerOutputs } from '../../server/trpc.ts';

type Family = ServerOutputs['upgrades']['list'][number];

/** The flow that gives a family its name, and how many others there are. */
export function FamilyName({ flows }: { flows: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation('upgrades');
  const others = flows.length - 1;
  return (
    <>
      <strong>{flows[0]?.name}</strong>
      {others > 0 ? <div className="upgrades-more">{t('more', { count: others })}</div> : null}
    </>
  );
}

export function TemplateName({ template }: { template: Family['template'] }) {
  const { t } = useTranslation('packages');
  const language = usePreferences((state) => state.language);
  return (
    <>
      {template.names[language]}
      {template.publisher ? (
        <div className="upgrades-more">{t('by', { name: template.publisher.name })}</div>
      ) : null}
    </>
  );
}

/** What was written with the versions a family has not got yet, the newest first. */
export function News({ news }: { news: Family['news'] }) {
  const { t } = useTranslation('upgrades');
  const written = news.filter(({ changelog }) => changelog !== null);
  if (written.length === 0) return <span className="upgrades-more">{t('noNews')}</span>;
  return written.map(({ number, changelog }) => (
    <div key={number} className="upgrades-news">
      <span className="upgrades-more">{t('preview.version', { number })}</span> {changelog}
    </div>
  ));
}
