import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';

export function PageLoading() {
  const { t } = useTranslation();
  return (
    <div className="centered" role="status" aria-label={t('loading')}>
      <Spin size="large" />
    </div>
  );
}
