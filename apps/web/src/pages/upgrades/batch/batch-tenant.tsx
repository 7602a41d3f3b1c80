/** The families of one tenant in a batch, and the connections they need there. Stands inside that tenant. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../server/trpc.ts';
import { BatchConnection } from './batch-connection.tsx';
import { BatchFamily } from './batch-family.tsx';
import type { BatchRow, Tenant } from './batch-rows.ts';
import { type FamilyCheck, fieldOf } from './batch-values.ts';
import type { BatchResult } from './use-batch.ts';

type Props = {
  tenant: Tenant;
  rows: readonly BatchRow[];
  checks: ReadonlyMap<string, FamilyCheck>;
  results: ReadonlyMap<string, BatchResult>;
  isStarted: boolean;
  onEmptied(): void;
};

export function BatchTenant({ tenant, rows, checks, results, isStarted, onEmptied }: Props) {
  const { t } = useTranslation('upgrades');
  const trpc = useTRPC();
  const connectors = useQuery(
    trpc.connectors.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  );
  const needing = (key: string) =>
    rows.filter((row) => {
      const check = checks.get(row.key);
      return check?.ok && check.connectors.includes(key);
    }).length;
  const needed = (connectors.data ?? []).filter(
    ({ key, auth, variables }) => (auth.kind !== 'none' || variables.length > 0) && needing(key) > 0,
  );
  return (
    <section
      className="panel upgrade-box"
      aria-label={t('batch.tenant', { tenant: tenant.name })}
      data-testid={`batch-tenant-${tenant.code}`}
    >
      <h2>{t('batch.tenant', { tenant: tenant.name })}</h2>
      {isStarted || needed.length === 0 ? null : (
        <div className="batch-fields">
          {needed.map((connector) => (
            <BatchConnection
              key={connector.key}
              connector={connector}
              field={fieldOf(tenant.id, connector.key)}
              note={t('batch.forFamilies', { count: needing(connector.key) })}
            />
          ))}
        </div>
      )}
      <ul className="batch-families">
        {rows.map((row) => (
          <BatchFamily
            key={row.key}
            row={row}
            check={checks.get(row.key)}
            result={results.get(row.key)}
            isStarted={isStarted}
            connectors={needed}
            mayDiffer={checks.size > 1}
            onEmptied={onEmptied}
          />
        ))}
      </ul>
    </section>
  );
}
