import {
  CheckCircleOutlined,
  CloudSyncOutlined,
  DisconnectOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyPart } from '../../app/lazy-part.ts';
import { errorData, useErrorText } from '../../server/error-text.ts';
import { useTRPCClient } from '../../server/trpc.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import type { SaveState } from '../store/designer-state.ts';
import { saveDraft } from '../store/save-draft.ts';
import '../together/together.css';

const ConflictDialog = lazyPart(async () => ({
  default: (await import('../together/conflict-dialog.tsx')).ConflictDialog,
}));

/** Whether the draft is stored, with the ways out when it is not. */
export function SaveBadge() {
  const { t } = useTranslation('designer');
  const save = useDesignerState((state) => state.save);
  switch (save.kind) {
    case 'saved':
      return <Badge state="saved" icon={<CheckCircleOutlined />} text={t('save.saved')} />;
    case 'waiting':
      return <Badge state="waiting" icon={<EditOutlined />} text={t('save.waiting')} />;
    case 'saving':
      return <Badge state="saving" icon={<CloudSyncOutlined />} text={t('save.saving')} />;
    case 'failed':
      return <FailedBadge error={save.error} />;
    case 'conflict':
      return (
        <Badge state="conflict" icon={<TeamOutlined />} text={t('save.conflict')}>
          <Suspense fallback={null}>
            <ConflictDialog theirs={save.theirs} />
          </Suspense>
        </Badge>
      );
  }
}

type Props = { state: SaveState['kind']; icon: ReactNode; text: string; children?: ReactNode };

function Badge({ state, icon, text, children }: Props) {
  const isBad = state === 'failed' || state === 'conflict';
  return (
    <span
      className={`save-badge ${isBad ? 'is-error' : ''}`}
      role={isBad ? 'alert' : 'status'}
      data-testid="save-state"
      data-state={state}
    >
      {icon} <span>{text}</span>
      {children}
    </span>
  );
}

/** Says why; without a connection the edits wait here and are sent by themselves. */
function FailedBadge({ error }: { error: unknown }) {
  const { t } = useTranslation(['designer', 'together']);
  const errorText = useErrorText();
  const client = useTRPCClient();
  const { store } = useDesigner();
  const isOffline = errorData(error) === undefined;
  const reason = isOffline ? t('together:save.offline') : errorText(error);
  return (
    <Badge
      state="failed"
      icon={isOffline ? <DisconnectOutlined /> : <ExclamationCircleOutlined />}
      text={t('designer:save.failed')}
    >
      <Tooltip title={reason}>
        <span className="save-reason" data-testid="save-reason">
          {reason}
        </span>
      </Tooltip>
      <Button size="small" type="link" onClick={() => void saveDraft(store, client)}>
        {t('designer:save.retry')}
      </Button>
    </Badge>
  );
}
