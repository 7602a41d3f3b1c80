import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return <Notice title={t('pageErrors.notFound')} text={t('pageErrors.notFoundHint')} />;
}
