import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../server/error-text.ts';

/** In place of the wizard when what it is about could not be read. */
export function WizardError({ error, again }: { error: unknown; again: () => void }) {
  const { t } = useTranslation('shell');
  const errorText = useErrorText();
  return (
    <Result status="warning" title={errorText(error)} extra={<Button onClick={again}>{t('retry')}</Button>} />
  );
}
