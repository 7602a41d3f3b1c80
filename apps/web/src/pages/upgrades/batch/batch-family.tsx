/** One family of a batch: whether it is ready, what it lacks, what became of it; and values of its own where they differ. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import { Button, Form, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { testId } from '../../../app/test-id.ts';
import { ParameterItem } from '../../templates/parameter-item.tsx';
import { Lacks } from '../lacks.tsx';
import { BatchConnection } from './batch-connection.tsx';
import { BatchOutcome, failure } from './batch-result.tsx';
import type { BatchRow } from './batch-rows.ts';
import { type FamilyCheck, type Fields, fieldOf } from './batch-values.ts';
import type { BatchResult } from './use-batch.ts';

type Props = {
  row: BatchRow;
  check: FamilyCheck | undefined;
  result: BatchResult | undefined;
  isStarted: boolean;
  /** Systems families of the tenant need a connection to. */
  connectors: readonly ConnectorManifest[];
  mayDiffer: boolean;
  /** Fields of the form were emptied. */
  onEmptied(): void;
};

export function BatchFamily({ row, check, result, isStarted, connectors, mayDiffer, onEmptied }: Props) {
  const { t } = useTranslation('upgrades');
  const [differs, setDiffers] = useState(false);
  const form = Form.useFormInstance<Fields>();
  const { item, tenant } = row;
  const name = item.flows[0]?.name ?? item.id;
  const named = item.flows.length > 1;
  const asks = check?.ok && check.parameters.length + check.connectors.length > 0;
  const toggle = () => {
    setDiffers(!differs);
    if (!differs || !check?.ok) return;
    // What is no longer shown no longer counts.
    for (const { key } of check.parameters) {
      form.setFieldValue(['parameters', fieldOf(item.id, key)], undefined);
    }
    for (const key of check.connectors) {
      form.setFieldValue(['connections', fieldOf(item.id, key)], undefined);
    }
    onEmptied();
  };
  const waits =
    result === undefined ? check?.ok && check.conflicts > 0 : result !== 'running' && isWaiting(result);
  return (
    <li {...testId(`batch-family-${item.id}`)}>
      <div className="batch-family-head">
        <span>
          <strong>{name}</strong>{' '}
          <span className="upgrades-more">
            {t('fromTo', { from: item.from, to: item.to })}
            {item.flows.length > 1 ? ` · ${t('more', { count: item.flows.length - 1 })}` : ''}
          </span>
        </span>
        <span className="batch-family-state">
          {result !== undefined ? (
            <BatchOutcome result={result} named={named} />
          ) : (
            <Readiness check={check} named={named} />
          )}
        </span>
        <span className="batch-family-actions">
          {waits ? (
            <Link to={`/templates/upgrades/${item.id}?tenant=${encodeURIComponent(tenant.id)}`}>
              {t('batch.decide')}
            </Link>
          ) : null}
          {!isStarted && asks && mayDiffer ? (
            <Button
              size="small"
              aria-expanded={differs}
              aria-label={t(differs ? 'batch.sameOf' : 'batch.differOf', { name })}
              onClick={toggle}
            >
              {t(differs ? 'batch.same' : 'batch.differ')}
            </Button>
          ) : null}
        </span>
      </div>
      {differs && !isStarted && check?.ok ? (
        <fieldset className="batch-fields batch-own" aria-label={t('batch.differOf', { name })}>
          {connectors
            .filter(({ key }) => check.connectors.includes(key))
            .map((connector) => (
              <BatchConnection
                key={connector.key}
                connector={connector}
                field={fieldOf(item.id, connector.key)}
                placeholder={t('batch.asAll')}
                proposes={false}
                testId={`own-connection-${connector.key}`}
              />
            ))}
          {check.parameters.map((parameter) => (
            <ParameterItem
              key={parameter.key}
              parameter={{ ...parameter, required: false }}
              id={fieldOf(item.id, parameter.key)}
            />
          ))}
        </fieldset>
      ) : null}
    </li>
  );
}

const isWaiting = (result: Exclude<BatchResult, 'running'>): boolean => result.ok && result.did === 'waits';

type ReadinessProps = { check: FamilyCheck | undefined; named: boolean };

/** Before applying: whether the family can be published afterwards, and why not. */
function Readiness({ check, named }: ReadinessProps) {
  const { t } = useTranslation('upgrades');
  if (check === undefined) return <Tag>{t('preview.checking')}</Tag>;
  if (!check.ok) return <span className="upgrades-failed">{failure(check)}</span>;
  const { conflicts, fits, lacks, otherErrors } = check;
  const isReady = conflicts === 0 && fits && lacks.length === 0 && otherErrors === 0;
  return (
    <>
      {isReady ? <Tag color="green">{t('batch.ready')}</Tag> : null}
      {conflicts > 0 ? <Tag color="orange">{t('result.waits', { count: conflicts })}</Tag> : null}
      {fits ? null : <Tag color="orange">{t('batch.unfit')}</Tag>}
      {otherErrors > 0 ? <Tag color="red">{t('result.errors', { count: otherErrors })}</Tag> : null}
      <Lacks lacks={lacks} named={named} />
    </>
  );
}
