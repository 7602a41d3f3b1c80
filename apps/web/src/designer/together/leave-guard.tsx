/** Nobody leaves the designer with unsaved edits unseen: they are saved first; when that fails, the person decides. */
import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPCClient } from '../../server/trpc.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { settleDraft } from '../store/save-draft.ts';

export function LeaveGuard() {
  const { t } = useTranslation('together');
  const errorText = useErrorText();
  const client = useTRPCClient();
  const { store } = useDesigner();
  const save = useDesignerState((state) => state.save);
  const [asking, setAsking] = useState(false);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const { unsent, sending } = store.getState();
    return unsent.length + sending.length > 0 && currentLocation.pathname !== nextLocation.pathname;
  });
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    let isCurrent = true;
    void settleDraft(store, client).then((saved) => {
      if (!isCurrent) return;
      if (saved) blocker.proceed();
      // A conflict has a dialog of its own, which is to be answered first.
      else if (store.getState().save.kind === 'conflict') blocker.reset();
      else setAsking(true);
    });
    return () => {
      isCurrent = false;
    };
  }, [blocker, store, client]);
  if (!asking || blocker.state !== 'blocked') return null;
  const stay = () => {
    setAsking(false);
    blocker.reset();
  };
  return (
    <Modal
      open
      title={t('leave.title')}
      onCancel={stay}
      footer={[
        <Button key="leave" danger data-testid="leave-anyway" onClick={() => blocker.proceed()}>
          {t('leave.leave')}
        </Button>,
        <Button key="stay" type="primary" data-testid="leave-stay" onClick={stay}>
          {t('leave.stay')}
        </Button>,
      ]}
    >
      <p>{t('leave.text')}</p>
      {save.kind === 'failed' ? <p>{errorText(save.error)}</p> : null}
    </Modal>
  );
}
