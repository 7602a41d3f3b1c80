import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FlowRow } from './flow-table.tsx';
import type { FlowActions } from './use-flow-actions.ts';

type Props = { flow: FlowRow; open: boolean; actions: FlowActions; onClose(): void };

export function RenameDialog({ flow, open, actions, onClose }: Props) {
  const { t } = useTranslation(['flows', 'shell']);
  const [form] = Form.useForm<{ name: string }>();
  return (
    <Modal
      open={open}
      title={t('flows:rename')}
      okText={t('shell:save')}
      cancelText={t('shell:cancel')}
      onCancel={onClose}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ name: flow.name }}
        // A refusal is told by the action; the dialog stays open with what was typed.
        onFinish={({ name }) => void actions.rename(flow.id, name).then(onClose, () => undefined)}
      >
        <Form.Item
          name="name"
          label={t('flows:columns.name')}
          rules={[{ required: true, whitespace: true, max: 200, message: t('flows:nameNeeded') }]}
        >
          <Input autoFocus data-testid="flow-rename" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
