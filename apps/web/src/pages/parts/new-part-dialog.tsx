import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { keyFrom, type NewPartKind } from './key-from.ts';

type Fields = { name: string; key: string };

const KEYS: Record<NewPartKind, RegExp> = {
  connector: /^(?=.{1,60}$)x-[a-z0-9]+(-[a-z0-9]+)*$/,
  function: /^[a-z][A-Za-z0-9]{0,59}$/,
};

/** Names a new part; its editor opens then. */
export function NewPartDialog({ kind, onClose }: { kind: NewPartKind | undefined; onClose: () => void }) {
  const { t } = useTranslation(['parts', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [form] = Form.useForm<Fields>();
  const create = useMutation(
    trpc.customParts.create.mutationOptions({
      async onSuccess({ id }) {
        await queries.invalidateQueries({ queryKey: trpc.customParts.pathKey() });
        await navigate(`/parts/${id}`);
      },
    }),
  );
  const shown = kind ?? 'connector';
  return (
    <Modal
      open={kind !== undefined}
      title={t(`create.${shown}`)}
      okText={t('create.submit')}
      okButtonProps={{ ...testId('part-create') }}
      cancelText={t('shell:cancel')}
      confirmLoading={create.isPending}
      destroyOnHidden
      afterClose={() => {
        form.resetFields();
        create.reset();
      }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={({ name, key }) => create.mutate({ kind: shown, name, key })}
        onValuesChange={({ name }: Partial<Fields>) => {
          // Whoever has written a key keeps it.
          if (name !== undefined && !form.isFieldTouched('key'))
            form.setFieldValue('key', keyFrom(shown, name));
        }}
      >
        <Form.Item
          name="name"
          label={t('create.name')}
          rules={[{ required: true, whitespace: true, max: 100, message: t('create.nameNeeded') }]}
        >
          <Input autoFocus data-testid="part-name" />
        </Form.Item>
        <Form.Item
          name="key"
          label={t('create.key')}
          extra={t('create.keyHelp')}
          rules={[{ required: true, pattern: KEYS[shown], message: t(`create.keyNeeded.${shown}`) }]}
          {...(create.isError ? { help: errorText(create.error), validateStatus: 'error' as const } : {})}
        >
          <Input className="mono" data-testid="part-key" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
