import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { AccessFields } from './access-fields.tsx';
import { PeopleFields } from './people-fields.tsx';
import { ProviderFields } from './provider-fields.tsx';
import { RegisterWith } from './register-with.tsx';
import { RemoveSso } from './remove-sso.tsx';
import { fieldsOf, inputOf, type SsoFields, type SsoView } from './sso-fields.ts';
import { TestResult } from './test-result.tsx';

/** What is set up, to be changed, tried as it is typed, and saved. */
export function SsoForm({ view }: { view: SsoView }) {
  const { t } = useTranslation('sso');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [form] = Form.useForm<SsoFields>();
  const hasSecret = view.settings?.hasSecret ?? false;
  const trial = useMutation(trpc.sso.test.mutationOptions());
  const save = useMutation(
    trpc.sso.save.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(trpc.sso.get.queryKey(), saved);
        form.setFieldValue('clientSecret', '');
        message.success(t('saved'));
      },
    }),
  );
  const tryIt = async () => {
    const fields = await form.validateFields().catch(() => undefined);
    if (fields !== undefined) trial.mutate(inputOf(fields, hasSecret));
  };
  const failure = save.error ?? trial.error;
  return (
    <div className="sso">
      <p className="settings-about">{t('about')}</p>
      <RegisterWith view={view} />
      <Form<SsoFields>
        form={form}
        layout="vertical"
        initialValues={fieldsOf(view)}
        scrollToFirstError
        onValuesChange={() => {
          trial.reset();
          save.reset();
        }}
        onFinish={(fields) => save.mutate(inputOf(fields, hasSecret))}
      >
        <ProviderFields hasSecret={hasSecret} />
        <PeopleFields />
        <AccessFields />
        {failure ? (
          <Alert type="error" showIcon title={errorText(failure)} data-testid="sso-failure" />
        ) : null}
        {trial.data ? <TestResult result={trial.data} /> : null}
        <div className="sso-actions">
          <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="sso-save">
            {t('save')}
          </Button>
          <Button loading={trial.isPending} onClick={() => void tryIt()} data-testid="sso-test">
            {t('test')}
          </Button>
          {view.settings === null ? null : <RemoveSso />}
        </div>
      </Form>
    </div>
  );
}
