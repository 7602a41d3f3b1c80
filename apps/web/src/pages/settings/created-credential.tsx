import { Alert, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { testId } from '../../app/test-id.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import { CopyField } from './copy-field.tsx';

type Props = { credential: ServerOutputs['apiCredentials']['create']; onClose: () => void };

/** The value of a new credential, shown this once; closing needs a deliberate press. */
export function CreatedCredential({ credential, onClose }: Props) {
  const { t } = useTranslation('settings');
  const { kind, userName, value } = credential;
  return (
    <Modal
      open
      title={t('credentials.createdTitle')}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      okText={t('credentials.done')}
      okButtonProps={{ ...testId('credential-done') }}
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={onClose}
    >
      <Alert type="warning" showIcon title={t('credentials.createdHint')} style={{ marginBottom: 14 }} />
      {userName === null ? null : (
        <CopyField label={t('credentials.userName')} value={userName} testId="credential-user-name" />
      )}
      <CopyField label={t(`credentials.values.${kind}`)} value={value} testId="credential-value" />
    </Modal>
  );
}
