import { Alert, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.ts';
import { testId } from '../../../app/test-id.ts';
import type { ServerOutputs } from '../../../server/trpc.ts';
import { CopyField } from '../copy-field.tsx';

type Props = { made: ServerOutputs['apiKeys']['create']; onClose: () => void };

/** A new key, shown this once, with lines that use it as they are; closing needs a deliberate press. */
export function MadeKey({ made: { key }, onClose }: Props) {
  const { t } = useTranslation('apiKeys');
  const { tenant } = useSession();
  const { origin } = window.location;
  const commandLine = `FLOWBRIDGE_URL=${origin} FLOWBRIDGE_TENANT=${tenant.code} FLOWBRIDGE_API_KEY=${key} flowbridge run "${t('aFlow')}" --wait`;
  const http = `curl -H "Authorization: Bearer ${key}" -H "X-Flowbridge-Tenant: ${tenant.code}" ${origin}/api/v1/runs`;
  return (
    <Modal
      open
      width={640}
      title={t('madeTitle')}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      okText={t('done')}
      okButtonProps={{ ...testId('key-done') }}
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={onClose}
    >
      <div className="made-key">
        <Alert type="warning" showIcon title={t('madeHint')} />
        <CopyField label={t('key')} value={key} testId="key-value" />
        <CopyField label={t('commandLine')} value={commandLine} testId="key-command" />
        <CopyField label={t('http')} value={http} testId="key-http" />
      </div>
    </Modal>
  );
}
