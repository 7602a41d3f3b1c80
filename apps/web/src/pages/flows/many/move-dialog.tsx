import { useQuery } from '@tanstack/react-query';
import { Form, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../server/trpc.ts';
import { byPath } from '../folders/folder-tree.ts';
import type { ManyFlows, NamedFlow } from './use-many-flows.tsx';

type Props = { flows: readonly NamedFlow[]; open: boolean; many: ManyFlows; onClose(done: boolean): void };

const NOWHERE = '';

/** Asks for the folder that flows go into. */
export function MoveDialog({ flows, open, many, onClose }: Props) {
  const { t } = useTranslation(['flowList', 'shell']);
  const trpc = useTRPC();
  const folders = useQuery(trpc.folders.list.queryOptions(undefined, { enabled: open }));
  const [form] = Form.useForm<{ folder: string }>();
  return (
    <Modal
      open={open}
      title={t('many.moveTitle', { count: flows.length })}
      okText={t('many.move')}
      cancelText={t('shell:cancel')}
      confirmLoading={many.working}
      onCancel={() => onClose(false)}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ folder: NOWHERE }}
        onFinish={({ folder }) =>
          void many.move(flows, folder === NOWHERE ? null : folder).then((done) => onClose(done))
        }
      >
        <Form.Item name="folder" label={t('many.target')}>
          <Select
            autoFocus
            loading={folders.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            data-testid="move-target"
            options={[
              { value: NOWHERE, label: t('folders.none') },
              ...byPath(folders.data ?? []).map(({ id, path }) => ({ value: id, label: path })),
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
