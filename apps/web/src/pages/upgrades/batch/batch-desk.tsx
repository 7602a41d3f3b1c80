import { Alert, Button, Form, Result } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { message } from '../../../app/feedback/message.ts';
import { PageFrame } from '../../../app/page-frame.tsx';
import { PageLoading } from '../../../app/page-loading.tsx';
import { useErrorText } from '../../../server/error-text.ts';
import { InTenant } from '../../../server/in-tenant.tsx';
import { BatchParameters } from './batch-parameters.tsx';
import { type BatchRow, byTenant, type OnConflict } from './batch-rows.ts';
import { BatchTenant } from './batch-tenant.tsx';
import {
  type CheckedFamily,
  type FamilyCheck,
  type FamilyValues,
  type Fields,
  initialFields,
  sharedParameters,
  valuesOf,
} from './batch-values.ts';
import { useBatch } from './use-batch.ts';
import { useBatchChecks } from './use-batch-checks.ts';

type Props = { chosen: readonly BatchRow[]; conflicts: OnConflict };

export function BatchDesk({ chosen, conflicts }: Props) {
  const { t } = useTranslation(['upgrades', 'shell']);
  const errorText = useErrorText();
  // What is upgraded is behind no longer: the page goes on with the families it began with.
  const [rows] = useState(chosen);
  const tenants = useMemo(() => byTenant(rows), [rows]);
  const [form] = Form.useForm<Fields>();
  const [fields, setFields] = useState<Fields>({});
  const [needs, setNeeds] = useState<ReadonlyMap<string, CheckedFamily>>(new Map());
  const batch = useBatch();
  const [isStarted, setStarted] = useState(false);
  const values = useMemo(() => valuesByRow(rows, needs, fields), [rows, needs, fields]);
  const { checks, isFetching, failures, retry } = useBatchChecks({
    ...{ tenants, conflicts, values },
    enabled: !isStarted && rows.length > 0,
  });
  const families = rows.flatMap((row) => {
    const check = checks.get(row.key);
    return check?.ok ? [{ row, check }] : [];
  });
  const isKnown = checks.size === rows.length;
  // What is asked for does not depend on the answers; it is taken over once, and with it the defaults.
  if (isKnown && needs.size !== families.length) {
    setNeeds(new Map(families.map(({ row, check }) => [row.key, check])));
    setFields((before) => ({ ...initialFields(sharedParameters(families)), ...before }));
  }
  if (rows.length === 0) {
    const back = <Link to="/templates/upgrades">{t('upgrades:back')}</Link>;
    return <Result status="info" title={t('upgrades:batch.nothing')} extra={back} />;
  }
  const start = async () => {
    setStarted(true);
    const counts = await batch.start(rows, { conflicts, values });
    const words = t('upgrades:batch.done', counts);
    if (counts.failed > 0) message.warning(words);
    else message.success(words);
  };
  const shared = sharedParameters(families);
  const { progress } = batch;
  const lacking = [...checks.values()].filter((check) => check.ok && check.lacks.length > 0).length;
  return (
    <PageFrame
      title={t('upgrades:batch.title', { count: rows.length })}
      subtitle={t('upgrades:batch.subtitle', { policy: t(`upgrades:batch.${conflicts}`) })}
      actions={
        <>
          <Link to="/templates/upgrades" className="upgrades-link">
            {t('upgrades:back')}
          </Link>
          {isStarted && progress === undefined ? null : (
            <Button
              type="primary"
              data-testid="batch-apply"
              disabled={!isKnown || (isFetching && !isStarted)}
              loading={progress !== undefined}
              onClick={() => void start()}
            >
              {progress
                ? t('upgrades:batch.progress', progress)
                : t('upgrades:batch.start', { count: rows.length })}
            </Button>
          )}
        </>
      }
    >
      {failures.size > 0 ? (
        <Alert
          type="error"
          showIcon
          className="upgrades-copy"
          title={errorText([...failures.values()][0])}
          action={<Button onClick={retry}>{t('shell:retry')}</Button>}
        />
      ) : null}
      {!isKnown && failures.size === 0 ? <PageLoading /> : null}
      {isKnown ? (
        <Form<Fields>
          component={false}
          form={form}
          layout="vertical"
          initialValues={initialFields(shared)}
          onValuesChange={(_, all) => setFields(all)}
        >
          <p className="batch-state" aria-live="polite" data-testid="batch-state">
            {isStarted
              ? t('upgrades:batch.after')
              : isFetching
                ? t('upgrades:preview.checking')
                : lacking > 0
                  ? t('upgrades:batch.lacking', { count: lacking })
                  : t('upgrades:batch.complete')}
          </p>
          {isStarted ? null : <BatchParameters shared={shared} />}
          {tenants.map(({ tenant, rows: own }) => (
            <InTenant key={tenant.id} tenantId={tenant.id}>
              <BatchTenant
                tenant={tenant}
                rows={own}
                checks={checks}
                results={batch.results}
                isStarted={isStarted}
                onEmptied={() => setFields(form.getFieldsValue(true))}
              />
            </InTenant>
          ))}
        </Form>
      ) : null}
    </PageFrame>
  );
}

function valuesByRow(
  rows: readonly BatchRow[],
  checks: ReadonlyMap<string, FamilyCheck>,
  fields: Fields,
): ReadonlyMap<string, FamilyValues> {
  return new Map(
    rows.flatMap((row) => {
      const check = checks.get(row.key);
      return check?.ok ? [[row.key, valuesOf({ row, check }, fields)] as const] : [];
    }),
  );
}
