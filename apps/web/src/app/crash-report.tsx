import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';

export function CrashReport({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return (
    <Result
      status="error"
      title={t('pageErrors.crashed')}
      subTitle={t('pageErrors.crashedHint')}
      extra={
        <Button type="primary" onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    >
      <pre style={{ whiteSpace: 'pre-wrap', fontSize: 12 }}>{text}</pre>
    </Result>
  );
}
