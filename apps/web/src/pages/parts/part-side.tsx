import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../server/trpc.ts';
import { ProblemList } from './problem-list.tsx';
import { UsageList } from './usage-list.tsx';
import type { Part, PartDraft } from './use-part-draft.ts';
import { VersionList } from './version-list.tsx';

/** Beside the editor: what is wrong, the versions, what uses it. */
export function PartSide({ part, work }: { part: Part; work: PartDraft }) {
  const { t } = useTranslation('parts');
  const trpc = useTRPC();
  const usages = useQuery(trpc.customParts.usages.queryOptions({ id: part.id }));
  const used = (usages.data?.flows.length ?? 0) + (usages.data?.connections.length ?? 0);
  return (
    <aside className="part-side">
      <ProblemList work={work} />
      <VersionList part={part} work={work} />
      <section className="panel">
        <h2>{t('usages.title')}</h2>
        {usages.data && used > 0 ? <UsageList usages={usages.data} /> : null}
        {usages.data && used === 0 ? <p className="quiet">{t('usages.none')}</p> : null}
      </section>
    </aside>
  );
}
