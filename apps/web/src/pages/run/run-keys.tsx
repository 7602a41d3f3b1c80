import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ServerOutputs } from '../../server/trpc.ts';

type Keys = ServerOutputs['runs']['get']['keys'];

/** A run's business keys; each leads to all runs that have the same value. */
export function RunKeys({ keys }: { keys: Keys }) {
  const { t } = useTranslation('run');
  if (keys.length === 0) return null;
  return (
    <ul className="run-keys" aria-label={t('businessKeys')} data-testid="run-keys">
      {keys.map(({ name, label, value }) => (
        <li key={name}>
          <Link
            to={`/runs?${new URLSearchParams({ key: value })}`}
            title={t('showRunsWithKey', { label, value })}
          >
            <Tag color="blue">
              {label}: {value}
            </Tag>
          </Link>
        </li>
      ))}
    </ul>
  );
}
