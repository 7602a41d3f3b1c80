import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../server/error-text.ts';

/** A version that could not be read, with the way to try again. */
export function SideFailure({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  return (
    <div className="versions-main versions-centre">
      <Result
        status="warning"
        title={errorText(error)}
        extra={<Button onClick={retry}>{t('retry')}</Button>}
      />
    </div>
  );
}
