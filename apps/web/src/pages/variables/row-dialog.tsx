import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import type { Row } from './read-rows.ts';

type Props = { table: string; row: Row | undefined; onClose: () => void };

/** Adds a row, or gives one another value. */
export function RowDialog({ table, row, onClose }: Props) {
  const { t } = useTranslation(['variables', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [form] = Form.useForm<Row>();
  const put = useMutation(
    trpc.lookupTables.putRows.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.lookupTables.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <Modal
      open
      title={row ? t('rows.editOf', { key: row.key }) : t('rows.add')}
      okText={t('rows.save')}
      okButtonProps={{ ...testId('row-save') }}
      cancelText={t('shell:cancel')}
      confirmLoading={put.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form<Row>
        form={form}
        layout="vertical"
        initialValues={row ?? { key: '', value: '' }}
        onFinish={(fields) => put.mutate({ name: table, mode: 'merge', rows: [fields] })}
      >
        <Form.Item
          name="key"
          label={t('rows.key')}
          rules={[{ required: true, whitespace: true, max: 400, message: t('rows.keyNeeded') }]}
          {...(put.isError ? { help: errorText(put.error), validateStatus: 'error' as const } : {})}
        >
          <Input autoFocus={row === undefined} disabled={row !== undefined} data-testid="row-key" />
        </Form.Item>
        <Form.Item name="value" label={t('rows.value')} rules={[{ max: 4_000 }]}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} data-testid="row-value" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
