import {
  CheckCircleOutlined,
  CloudSyncOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPCClient } from '../../server/trpc.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import { reapplyOnTheirs, saveDraft, takeTheirs } from '../store/save-draft.ts';

/** Whether the draft is stored, with the ways out when it is not. */
export function SaveBadge() {
  const { t } = useTranslation('designer');
  const errorText = useErrorText();
  const client = useTRPCClient();
  const { store } = useDesigner();
  const save = useDesignerState((state) => state.save);
  switch (save.kind) {
    case 'saved':
      return (
        <span className="save-badge" role="status" data-testid="save-state" data-state="saved">
          <CheckCircleOutlined /> <span>{t('save.saved')}</span>
        </span>
      );
    case 'waiting':
      return (
        <span className="save-badge" role="status" data-testid="save-state" data-state="waiting">
          <EditOutlined /> <span>{t('save.waiting')}</span>
        </span>
      );
    case 'saving':
      return (
        <span className="save-badge" role="status" data-testid="save-state" data-state="saving">
          <CloudSyncOutlined /> <span>{t('save.saving')}</span>
        </span>
      );
    case 'failed':
      return (
        <span
          className="save-badge is-error"
          role="alert"
          data-testid="save-state"
          data-state="failed"
          title={errorText(save.error)}
        >
          <ExclamationCircleOutlined /> <span>{t('save.failed')}</span>
          <Button size="small" type="link" onClick={() => void saveDraft(store, client)}>
            {t('save.retry')}
          </Button>
        </span>
      );
    case 'conflict':
      return (
        <span className="save-badge is-error" role="alert" data-testid="save-state" data-state="conflict">
          <TeamOutlined /> <span>{t('save.conflict')}</span>
          <ConflictDialog authorName={save.theirs.authorName} />
        </span>
      );
  }
}

/** Somebody else changed the draft: take theirs, or put the own unsaved edits on top of theirs. */
function ConflictDialog({ authorName }: { authorName: string | undefined }) {
  const { t } = useTranslation('designer');
  const { store } = useDesigner();
  const unsaved = useDesignerState((state) => state.unsent.length);
  return (
    <Modal
      open
      width={600}
      closable={false}
      title={t('save.conflictTitle')}
      footer={[
        <Button key="theirs" data-testid="conflict-theirs" onClick={() => takeTheirs(store)}>
          {t('save.takeTheirs')}
        </Button>,
        <Button
          key="reapply"
          type="primary"
          data-testid="conflict-reapply"
          onClick={() => {
            const lost = reapplyOnTheirs(store);
            if (lost > 0) message.warning(t('save.notReapplied', { count: lost }));
          }}
        >
          {t('save.reapply')}
        </Button>,
      ]}
    >
      <p>{t('save.conflictText', { name: authorName ?? t('save.somebody'), count: unsaved })}</p>
    </Modal>
  );
}
