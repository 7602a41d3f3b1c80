import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';

export function CrashReport({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return (
    <Notice
      title={t('pageErrors.crashed')}
      text={t('pageErrors.crashedHint')}
      action={
        <Button type="primary" onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    >
      <pre>{text}</pre>
    </Notice>
  );
}
