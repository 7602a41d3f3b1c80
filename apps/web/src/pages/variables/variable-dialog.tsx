import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { testId } from '../../app/test-id.ts';
import { errorData, useErrorText } from '../../server/error-text.ts';
import { type ServerInputs, useTRPC } from '../../server/trpc.ts';
import type { Variable } from './variables-tab.tsx';

type Content = ServerInputs['variables']['create']['content'];
type Type = Variable['type'];
type Fields = { key: string; secret: boolean; type: Type; text: string; description: string };

const TYPES: readonly Type[] = ['text', 'number', 'boolean', 'json'];
const SHORTEST_SECRET = 6;

/** Adds a variable, or changes one: what a secret one holds is typed anew or stays. */
export function VariableDialog({
  variable,
  onClose,
}: {
  variable: Variable | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation(['variables', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [form] = Form.useForm<Fields>();
  const secret = Form.useWatch('secret', form) ?? variable?.secret ?? false;
  const type = Form.useWatch('type', form) ?? variable?.type ?? 'text';
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: trpc.variables.pathKey() });
    message.success(t('saved'));
    onClose();
  };
  const create = useMutation(trpc.variables.create.mutationOptions({ onSuccess }));
  const change = useMutation(trpc.variables.change.mutationOptions({ onSuccess }));
  const error = create.error ?? change.error;
  const wrongValue = error && errorData(error)?.path === 'content › text';
  const isKept = variable?.secret === true && secret;
  const save = ({ key, description = '', ...fields }: Fields) => {
    if (variable === undefined) return create.mutate({ key, description, content: contentOf(fields) });
    const content = isKept && !fields.text ? {} : { content: contentOf(fields) };
    change.mutate({ key: variable.key, description, ...content });
  };
  return (
    <Modal
      open
      title={variable ? t('editTitle', { name: variable.key }) : t('createTitle')}
      okText={t('shell:save')}
      okButtonProps={{ ...testId('variable-save') }}
      cancelText={t('shell:cancel')}
      confirmLoading={create.isPending || change.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          key: variable?.key,
          secret: variable?.secret ?? false,
          type: variable?.type ?? 'text',
          text: variable?.text ?? '',
          description: variable?.description ?? '',
        }}
        onFinish={save}
      >
        <Form.Item
          name="key"
          label={t('key')}
          rules={[{ required: true, pattern: /^[\p{L}_][\p{L}\p{N}_]{0,59}$/u, message: t('keyNeeded') }]}
          {...(error && !wrongValue ? { help: errorText(error), validateStatus: 'error' as const } : {})}
        >
          <Input
            disabled={variable !== undefined}
            autoFocus={variable === undefined}
            placeholder={t('keyExample')}
            data-testid="variable-key"
          />
        </Form.Item>
        <Form.Item name="secret" valuePropName="checked" extra={t('secretHelp')}>
          <Checkbox data-testid="variable-secret">{t('secret')}</Checkbox>
        </Form.Item>
        {secret ? null : (
          <Form.Item name="type" label={t('type')}>
            <Select
              data-testid="variable-type"
              options={TYPES.map((each) => ({ value: each, label: t(`types.${each}`) }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="text"
          label={t('value')}
          {...(isKept ? { extra: t('secretKept') } : {})}
          rules={secret ? [{ min: SHORTEST_SECRET, required: !isKept, message: t('secretShort') }] : []}
          {...(wrongValue && type !== 'text'
            ? { help: t(`wrongValue.${type}`), validateStatus: 'error' as const }
            : {})}
        >
          {secret ? (
            <Input.Password autoComplete="new-password" data-testid="variable-text" />
          ) : type === 'boolean' ? (
            <Select
              data-testid="variable-text"
              options={[
                { value: 'true', label: t('yes') },
                { value: 'false', label: t('no') },
              ]}
            />
          ) : (
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 10 }} data-testid="variable-text" />
          )}
        </Form.Item>
        <Form.Item name="description" label={t('description')} rules={[{ max: 500 }]}>
          <Input data-testid="variable-description" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function contentOf({ secret, type, text = '' }: Omit<Fields, 'key' | 'description'>): Content {
  return secret ? { secret, text } : { secret, type, text };
}
