import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { type ServerInputs, useTRPC } from '../../server/trpc.ts';
import { FlowsSelect } from '../flow-choice/flows-select.tsx';
import { CreatedCredential } from './created-credential.tsx';

type NewCredential = ServerInputs['apiCredentials']['create'];
type Kind = NewCredential['kind'];
type Fields = {
  kind: Kind;
  name: string;
  userName?: string;
  secret?: string;
  flowIds?: string[];
  expiresAt?: Dayjs | null;
};

const KINDS: readonly Kind[] = ['appCode', 'basic', 'hmacKey', 'jwtSecret'];
/** The shortest secret of one's own, by kind. */
const SHORTEST: Partial<Record<Kind, number>> = { hmacKey: 8, jwtSecret: 32 };

/** Asks what the credential is for and of which kind it is, makes it, and shows its value this once. */
export function CreateCredential({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['settings', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? 'appCode';
  const shortest = SHORTEST[kind];
  const create = useMutation(
    trpc.apiCredentials.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.apiCredentials.pathKey() }),
    }),
  );
  if (create.data !== undefined) return <CreatedCredential credential={create.data} onClose={onClose} />;
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
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'appCode' }}
        onFinish={(fields) => create.mutate(asInput(fields))}
      >
        <Form.Item
          name="kind"
          label={t('settings:credentials.kind')}
          extra={t(`settings:credentials.kindHelp.${kind}`)}
        >
          <Select
            data-testid="credential-kind"
            options={KINDS.map((each) => ({ value: each, label: t(`settings:credentials.kinds.${each}`) }))}
          />
        </Form.Item>
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
        {kind === 'basic' ? (
          <Form.Item
            name="userName"
            label={t('settings:credentials.userName')}
            rules={[
              { required: true, pattern: /^[^:]{1,200}$/, message: t('settings:credentials.userNameNeeded') },
            ]}
          >
            <Input autoComplete="off" data-testid="credential-user" />
          </Form.Item>
        ) : null}
        {shortest === undefined ? null : (
          <Form.Item
            name="secret"
            label={t('settings:credentials.secret')}
            extra={t('settings:credentials.secretHelp')}
            rules={[{ min: shortest, message: t('settings:credentials.secretShort', { count: shortest }) }]}
          >
            <Input.Password autoComplete="new-password" data-testid="credential-secret" />
          </Form.Item>
        )}
        <Form.Item
          name="flowIds"
          label={t('settings:credentials.flows')}
          extra={t('settings:credentials.flowsHelp')}
        >
          <FlowsSelect
            label={t('settings:credentials.flows')}
            placeholder={t('settings:credentials.allFlows')}
            data-testid="credential-flows"
          />
        </Form.Item>
        <Form.Item name="expiresAt" label={t('settings:credentials.expires')}>
          <DatePicker
            showTime
            style={{ width: '100%' }}
            placeholder={t('settings:credentials.expiresNever')}
            disabledDate={(day) => day.isBefore(dayjs(), 'day')}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function asInput({ kind, name, userName, secret, flowIds = [], expiresAt }: Fields): NewCredential {
  const common = { name: name.trim(), flowIds, ...(expiresAt ? { expiresAt: expiresAt.format() } : {}) };
  const given = secret ? { secret } : {};
  switch (kind) {
    case 'appCode':
      return { kind, ...common };
    case 'basic':
      return { kind, ...common, userName: userName ?? '' };
    case 'hmacKey':
    case 'jwtSecret':
      return { kind, ...common, ...given };
  }
}
