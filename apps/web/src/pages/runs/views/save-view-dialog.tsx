import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { useSession } from '../../../app/session.ts';
import { testId } from '../../../app/test-id.ts';
import { saveView, useSavedViews } from './run-views.ts';

export type SaveViewProps = { open: boolean; search: string; onClose(): void };

const LONGEST = 60;

/** Asks what the view is to be called. */
export function SaveViewDialog({ open, search, onClose }: SaveViewProps) {
  const { t } = useTranslation(['runs', 'shell']);
  const { tenant } = useSession();
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const taken = useSavedViews((state) => state.byTenant[tenant.id]?.some((view) => view.name === name));
  const save = () => {
    if (name === '') return;
    saveView(tenant.id, { name, search });
    message.success(t('runs:views.saved', { name }));
    onClose();
  };
  return (
    <Modal
      open={open}
      width={420}
      title={t('runs:views.saveTitle')}
      okText={t('runs:views.saveNow')}
      okButtonProps={{ ...testId('view-save'), disabled: name === '' }}
      cancelText={t('shell:cancel')}
      onCancel={onClose}
      onOk={save}
      afterClose={() => setTyped('')}
      destroyOnHidden
    >
      <Input
        autoFocus
        maxLength={LONGEST}
        aria-label={t('runs:views.name')}
        placeholder={t('runs:views.name')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={save}
        data-testid="view-name"
      />
      <p className="detail-when">{t(taken ? 'runs:views.taken' : 'runs:views.kept')}</p>
    </Modal>
  );
}
