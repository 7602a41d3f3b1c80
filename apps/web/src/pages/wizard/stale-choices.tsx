import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorCode, useErrorText } from '../../server/error-text.ts';

/** Why the choices were not saved; a colleague's may be taken instead. */
export function StaleChoices({ error, onPresent }: { error: unknown; onPresent: () => Promise<void> }) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const stale = errorCode(error) === 'bindingsChanged';
  return (
    <Alert
      type="error"
      showIcon
      title={errorText(error)}
      data-testid="choices-refused"
      {...(stale
        ? {
            action: (
              <Button size="small" data-testid="use-present" onClick={() => void onPresent()}>
                {t('usePresent')}
              </Button>
            ),
          }
        : {})}
    />
  );
}
