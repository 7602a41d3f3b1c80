import { useTranslation } from 'react-i18next';

/** Made of nothing that would have to be loaded: it is what shows while something loads. */
export function PageLoading() {
  const { t } = useTranslation();
  return (
    <div className="centered" role="status" aria-label={t('loading')}>
      <span className="spinner" />
    </div>
  );
}
