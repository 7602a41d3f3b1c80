import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

/** Nobody leaves with an unsaved draft unseen. */
export function LeaveQuestion({ isUnsaved }: { isUnsaved: boolean }) {
  const { t } = useTranslation('parts');
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  if (blocker.state !== 'blocked') return null;
  return (
    <Modal
      open
      title={t('editor.leave.title')}
      onCancel={() => blocker.reset()}
      footer={[
        <Button key="leave" danger data-testid="part-leave" onClick={() => blocker.proceed()}>
          {t('editor.leave.leave')}
        </Button>,
        <Button key="stay" type="primary" onClick={() => blocker.reset()}>
          {t('editor.leave.stay')}
        </Button>,
      ]}
    >
      {t('editor.leave.text')}
    </Modal>
  );
}
