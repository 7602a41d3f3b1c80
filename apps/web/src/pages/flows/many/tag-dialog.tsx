import { useQuery } from '@tanstack/react-query';
import { Form, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../server/trpc.ts';
import type { ManyFlows, NamedFlow } from './use-many-flows.tsx';

type Tagged = NamedFlow & { tags: readonly string[] };
type Props = { flows: readonly Tagged[]; open: boolean; many: ManyFlows; onClose(done: boolean): void };
type Values = { add?: string[]; remove?: string[] };

/** Adds tags to flows and takes tags away: those that any of them carries can be taken. */
export function TagDialog({ flows, open, many, onClose }: Props) {
  const { t } = useTranslation(['flowList', 'shell']);
  const trpc = useTRPC();
  const facets = useQuery(trpc.flows.facets.queryOptions(undefined, { enabled: open }));
  const [form] = Form.useForm<Values>();
  const carried = [...new Set(flows.flatMap((flow) => flow.tags))].sort();
  const known = (facets.data?.tags ?? []).map(({ tag }) => tag);
  const options = (tags: readonly string[]) => tags.map((tag) => ({ value: tag, label: tag }));
  return (
    <Modal
      open={open}
      title={t('many.tagTitle', { count: flows.length })}
      okText={t('many.apply')}
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
        onFinish={({ add = [], remove = [] }: Values) => {
          if (add.length + remove.length === 0) return onClose(false);
          const tags = { add: add.map((tag) => tag.trim()), remove };
          void many.tag(flows, tags).then((done) => onClose(done));
        }}
      >
        <Form.Item
          name="add"
          label={t('many.add')}
          extra={t('many.tagHint')}
          rules={[
            {
              validator: (_, tags: string[] = []) =>
                tags.every((tag) => tag.trim() !== '' && tag.trim().length <= 40)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('many.tagWrong'))),
            },
          ]}
        >
          <Select
            mode="tags"
            autoFocus
            tokenSeparators={[',', '，']}
            options={options(known)}
            data-testid="tags-add"
          />
        </Form.Item>
        <Form.Item name="remove" label={t('many.take')}>
          <Select
            mode="multiple"
            disabled={carried.length === 0}
            options={options(carried)}
            data-testid="tags-remove"
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
