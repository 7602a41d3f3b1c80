import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BulkItem } from './bulk-drawer.tsx';

type Props = Pick<BulkItem, 'refused' | 'refusals'>;

/** Runs that were left as they are, each with the reason; the server names the first hundred. */
export function BulkRefusals({ refused, refusals }: Props) {
  const { t } = useTranslation('bulk');
  if (refused === 0) return null;
  return (
    <details className="bulk-refusals" data-testid="bulk-refusals">
      <summary>{t('list.refused', { count: refused })}</summary>
      <ul>
        {refusals.map(({ runId, code }) => (
          <li key={runId}>
            <Link to={`/runs/${runId}`}>
              <code>{runId}</code>
            </Link>{' '}
            {t(`refusals.${code}`)}
          </li>
        ))}
      </ul>
      {refused > refusals.length ? <p>{t('list.more', { count: refused - refusals.length })}</p> : null}
    </details>
  );
}
