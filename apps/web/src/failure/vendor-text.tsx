import { useTranslation } from 'react-i18next';
import type { Failure } from './failure.ts';

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Code, HTTP status and words of the business system, as it gave them: what its administrator asks for. */
export function VendorText({ failure }: { failure: Failure }) {
  const { t } = useTranslation('run');
  const { status, vendorCode, vendorText, text: said } = failure.details;
  const rows = [
    // What a code step threw.
    { key: 'said', label: t('failure.said'), value: text(said) },
    { key: 'code', label: t('failure.code'), value: failure.code },
    { key: 'status', label: t('failure.status'), value: text(status) },
    { key: 'vendorCode', label: t('failure.vendorCode'), value: text(vendorCode) },
    { key: 'vendorText', label: t('failure.vendorText'), value: text(vendorText) },
  ].filter((row) => row.value !== '');
  return (
    <dl className="failure-facts">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
