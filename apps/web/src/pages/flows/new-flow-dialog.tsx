import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';

type Props = {
  open: boolean;
  /** Where it is made; absent: in no folder. */
  folderId: string | undefined;
  onClose: () => void;
};

/** Asks for a name and opens the designer on the new, empty flow. */
export function NewFlowDialog({ open, folderId, onClose }: Props) {
  const { t } = useTranslation(['flows', 'shell']);
  const trpc = useTRPC();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [form] = Form.useForm<{ name: string }>();
  const create = useMutation(
    trpc.flows.create.mutationOptions({ onSuccess: ({ id }) => void navigate(`/flows/${id}`) }),
  );
  return (
    <Modal
      open={open}
      title={t('flows:new')}
      okText={t('flows:create')}
      cancelText={t('shell:cancel')}
      confirmLoading={create.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
      destroyOnHidden
      afterClose={() => create.reset()}
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={({ name }) => create.mutate({ name, folderId: folderId ?? null })}
      >
        <Form.Item
          name="name"
          label={t('flows:columns.name')}
          rules={[{ required: true, whitespace: true, max: 200, message: t('flows:nameNeeded') }]}
          {...(create.isError ? { help: errorText(create.error), validateStatus: 'error' as const } : {})}
        >
          <Input autoFocus data-testid="new-flow-name" placeholder={t('flows:nameExample')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
