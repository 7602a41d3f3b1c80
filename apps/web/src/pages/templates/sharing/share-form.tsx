import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

type Props = { busy: boolean; onShare(code: string): Promise<unknown> };

/** A tenant's code, and the button that shares with it. */
export function ShareForm({ busy, onShare }: Props) {
  const { t } = useTranslation('packages');
  const [form] = Form.useForm<{ code: string }>();
  return (
    <Form
      form={form}
      layout="inline"
      className="share-form"
      requiredMark={false}
      onFinish={({ code }) =>
        void onShare(code.trim()).then(
          () => form.resetFields(),
          () => undefined,
        )
      }
    >
      <Form.Item
        name="code"
        label={t('sharing.code')}
        validateTrigger="onSubmit"
        rules={[
          { required: true, pattern: /^\s*[a-z0-9][a-z0-9-]{0,59}\s*$/, message: t('sharing.codeWrong') },
        ]}
      >
        <Input autoComplete="off" data-testid="share-code" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} data-testid="share-add">
        {t('sharing.add')}
      </Button>
    </Form>
  );
}
