import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.ts';
import { testId } from '../../../app/test-id.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { type ServerInputs, useTRPC } from '../../../server/trpc.ts';
import { MadeKey } from './made-key.tsx';

type NewKey = ServerInputs['apiKeys']['create'];

const DAYS = [30, 90, 365] as const;
/** What the list of choices calls a key without an end: it has no null. */
const NEVER = 0;

type Fields = { name: string; days: (typeof DAYS)[number] | typeof NEVER; allTenants: boolean };

/** Asks what the key is for and how long it is good, makes it, and shows it this once. */
export function CreateKey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['apiKeys', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const { tenant, tenants, bySso } = useSession();
  const [form] = Form.useForm<Fields>();
  const days = Form.useWatch('days', form);
  const allTenants = Form.useWatch('allTenants', form) ?? false;
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.apiKeys.pathKey() }),
    }),
  );
  if (create.data !== undefined) return <MadeKey made={create.data} onClose={onClose} />;
  return (
    <Modal
      open
      title={t('create')}
      okText={t('make')}
      okButtonProps={{ ...testId('key-create') }}
      cancelText={t('shell:cancel')}
      confirmLoading={create.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
      afterOpenChange={(open) => {
        // The dialog itself would focus its cross.
        if (open) form.focusField('name');
      }}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ days: 90, allTenants: false }}
        onFinish={(fields) => create.mutate(asInput(fields))}
      >
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, max: 100, message: t('nameNeeded') }]}
          {...(create.isError ? { help: errorText(create.error), validateStatus: 'error' as const } : {})}
        >
          <Input placeholder={t('nameExample')} data-testid="key-name" onPressEnter={() => form.submit()} />
        </Form.Item>
        <Form.Item
          name="days"
          label={t('expires')}
          {...(days === NEVER ? { extra: <span data-testid="key-never">{t('neverHint')}</span> } : {})}
        >
          <Select
            data-testid="key-days"
            options={[
              ...DAYS.map((count) => ({ value: count, label: t('days', { count }) })),
              { value: NEVER, label: t('never') },
            ]}
          />
        </Form.Item>
        {bySso || tenants.length < 2 ? null : (
          <Form.Item
            name="allTenants"
            label={t('where')}
            {...(allTenants ? { extra: t('allTenantsHelp') } : {})}
          >
            <Radio.Group className="key-choices">
              <Radio value={false} data-testid="key-this-tenant">
                {t('thisTenant', { tenant: tenant.name })}
              </Radio>
              <Radio value={true} data-testid="key-all-tenants">
                {t('allTenants')}
              </Radio>
            </Radio.Group>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

/** Without a choice of tenants there is no field: the key is for this one. */
const asInput = ({
  name,
  days,
  allTenants = false,
}: Omit<Fields, 'allTenants'> & Partial<Fields>): NewKey => ({
  name: name.trim(),
  days: days === NEVER ? null : days,
  allTenants,
});
