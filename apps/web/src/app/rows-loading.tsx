import { useTranslation } from 'react-i18next';

/** Where rows will stand once they are read: `rows` grey lines. */
export function RowsLoading({ rows }: { rows: number }) {
  const { t } = useTranslation();
  return (
    <div className="rows-loading" role="status" aria-busy="true" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <span key={index} />
      ))}
    </div>
  );
}
