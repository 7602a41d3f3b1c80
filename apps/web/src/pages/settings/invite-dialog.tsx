import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../app/session.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { CopyField } from './copy-field.tsx';

const ROLES = ['viewer', 'operator', 'builder', 'admin', 'owner'] as const;
const DAYS = [1, 7, 30, 90];

type Fields = { email?: string; role: (typeof ROLES)[number]; days: number };

/** Asks who is invited as what, makes the link and shows it this once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['settings', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const isOwner = useCan('owner');
  const [form] = Form.useForm<Fields>();
  const role = Form.useWatch('role', form) ?? 'builder';
  const create = useMutation(
    trpc.invitations.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.invitations.pathKey() }),
    }),
  );
  if (create.data !== undefined) {
    return <MadeInvitation made={create.data} email={create.variables?.email} onClose={onClose} />;
  }
  return (
    <Modal
      open
      title={t('invite.title')}
      okText={t('invite.create')}
      okButtonProps={{ ...testId('invite-create') }}
      cancelText={t('shell:cancel')}
      confirmLoading={create.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ role: 'builder', days: 7 }}
        onFinish={({ email, ...fields }) => create.mutate({ ...fields, ...(email ? { email } : {}) })}
      >
        <Form.Item
          name="email"
          label={t('invite.email')}
          extra={t('invite.emailHelp')}
          rules={[{ type: 'email', message: t('invite.emailWrong') }]}
          {...(create.isError ? { help: errorText(create.error), validateStatus: 'error' as const } : {})}
        >
          <Input autoFocus autoComplete="off" data-testid="invite-email" />
        </Form.Item>
        <Form.Item name="role" label={t('invite.role')} extra={t(`roleHelp.${role}`)}>
          <Select
            data-testid="invite-role"
            options={ROLES.map((each) => ({
              value: each,
              label: t(`roles.${each}`),
              disabled: each === 'owner' && !isOwner,
            }))}
          />
        </Form.Item>
        <Form.Item name="days" label={t('invite.days')}>
          <Select options={DAYS.map((count) => ({ value: count, label: t('invite.inDays', { count }) }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

type Made = { link: string; mail: 'sent' | 'failed' | 'off' };

/** The link of a new invitation; closing needs a deliberate press. */
function MadeInvitation({
  made,
  email,
  onClose,
}: {
  made: Made;
  email: string | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  const hints = {
    sent: t('invite.mailed', { email }),
    failed: t('invite.notMailed'),
    off: t('invite.madeHint'),
  };
  return (
    <Modal
      open
      title={t('invite.made')}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      okText={t('invite.done')}
      okButtonProps={{ ...testId('invite-done') }}
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={onClose}
    >
      <Alert
        type={made.mail === 'sent' ? 'success' : 'warning'}
        showIcon
        title={hints[made.mail]}
        style={{ marginBottom: 14 }}
      />
      <CopyField label={t('invite.link')} value={made.link} testId="invite-link" />
    </Modal>
  );
}
