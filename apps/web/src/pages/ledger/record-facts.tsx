import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoment } from '../listing/format-moment.ts';
import { BusinessFieldsLine } from './business-fields-line.tsx';
import { type RecordRow, RecordStateTag } from './record-state.tsx';

/** State, times and runs of a record as a list of facts. */
export function RecordFacts({ record }: { record: RecordRow }) {
  const { t } = useTranslation('ledger');
  const run = (id: string) => <Link to={`/runs/${id}`}>{t('record.run')}</Link>;
  const facts: [label: string, value: ReactNode][] = [
    [t('columns.state'), <RecordStateTag key="state" state={record.state} />],
    [t('columns.fields'), <BusinessFieldsLine key="fields" json={record.fieldsJson} />],
    [
      t('record.stagedBy'),
      <>
        {run(record.stagedRunId)} · {formatMoment(record.stagedAt)}
      </>,
    ],
  ];
  if (record.triedRunId !== null) {
    facts.push([
      t('record.triedBy'),
      <>
        {run(record.triedRunId)} · {formatMoment(record.triedAt)}
      </>,
    ]);
  }
  if (record.deliveredAt !== null) facts.push([t('columns.delivered'), formatMoment(record.deliveredAt)]);
  if (record.targetId !== null) facts.push([t('record.targetId'), record.targetId]);
  if (record.state === 'failed' || record.state === 'parked') facts.push([t('record.tries'), record.tries]);
  if (record.nextTryAt !== null) facts.push([t('record.nextTry'), formatMoment(record.nextTryAt)]);
  return (
    <dl className="record-facts">
      {facts.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
