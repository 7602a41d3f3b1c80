import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../server/trpc.ts';
import { useRunView } from '../run-view.ts';

/** What the loop itself could not do for an item (collecting its result): recorded under the item, not under a step. */
export function ItemFailure({ path, failed, indent }: { path: string; failed: boolean; indent: number }) {
  const { t } = useTranslation('run');
  const trpc = useTRPC();
  const { run, attempt, path: shown, show } = useRunView();
  const own = useQuery(
    trpc.runs.steps.queryOptions({ id: run.id, attempt, path, limit: 1 }, { enabled: failed }),
  );
  if (!failed || own.data?.items[0] === undefined) return null;
  return (
    <button
      type="button"
      className={`timeline-face is-item-failure ${shown === path ? 'is-shown' : ''}`}
      style={{ marginInlineStart: indent * 14 + 18 }}
      data-testid={`step-run-${path}`}
      data-state="failed"
      onClick={() => show(path)}
    >
      <span className="state-dot is-failed" />
      <span className="timeline-title">{t('timeline.collectFailed')}</span>
    </button>
  );
}
