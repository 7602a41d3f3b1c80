import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { CopyField } from './copy-field.tsx';

/** Asks what the AppCode is for, makes it, and shows it this once; closing needs a deliberate press. */
export function CreateCredential({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['settings', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [form] = Form.useForm<{ name: string }>();
  const create = useMutation(
    trpc.apiCredentials.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.apiCredentials.pathKey() }),
    }),
  );
  const made = create.data;
  if (made !== undefined) {
    return (
      <Modal
        open
        title={t('settings:credentials.createdTitle')}
        mask={{ closable: false }}
        keyboard={false}
        closable={false}
        okText={t('settings:credentials.done')}
        okButtonProps={{ ...testId('credential-done') }}
        cancelButtonProps={{ style: { display: 'none' } }}
        onOk={onClose}
      >
        <Alert
          type="warning"
          showIcon
          title={t('settings:credentials.createdHint')}
          style={{ marginBottom: 14 }}
        />
        <CopyField label={made.name} value={made.appCode} testId="app-code" />
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={t('settings:credentials.create')}
      okText={t('settings:credentials.start')}
      okButtonProps={{ ...testId('credential-create') }}
      cancelText={t('shell:cancel')}
      confirmLoading={create.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" onFinish={({ name }) => create.mutate({ name: name.trim() })}>
        <Form.Item
          name="name"
          label={t('settings:credentials.name')}
          rules={[
            { required: true, whitespace: true, max: 200, message: t('settings:credentials.nameNeeded') },
          ]}
          {...(create.isError ? { help: errorText(create.error), validateStatus: 'error' as const } : {})}
        >
          <Input
            autoFocus
            placeholder={t('settings:credentials.nameExample')}
            data-testid="credential-name"
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
