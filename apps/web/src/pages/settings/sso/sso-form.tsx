import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { AccessFields } from './access-fields.tsx';
import { KindChoice } from './kind-choice.tsx';
import { PeopleFields } from './people-fields.tsx';
import { ProviderFields } from './provider-fields.tsx';
import { RegisterWith } from './register-with.tsx';
import { RemoveSso } from './remove-sso.tsx';
import { fieldsOf, inputOf, type KnownGroup, type SsoFields, type SsoView } from './sso-fields.ts';
import { TestResult } from './test-result.tsx';

/** What a test was made with: another one of these, and its result is not theirs. */
const TRIED = new Set(['kind', 'clientSecret', 'oidc', 'dingtalk', 'wecom']);

/** What is set up, to be changed, tried as it is typed, and saved. */
export function SsoForm({ view }: { view: SsoView }) {
  const { t } = useTranslation('sso');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [form] = Form.useForm<SsoFields>();
  const [known, setKnown] = useState<KnownGroup[]>([]);
  const { settings } = view;
  const kind = Form.useWatch('kind', form) ?? settings?.kind ?? 'oidc';
  const hasSecret = settings?.kind === kind && settings.hasSecret;
  const trial = useMutation(
    trpc.sso.test.mutationOptions({
      onSuccess: (result) => {
        if (result.ok) setKnown(result.groups);
      },
    }),
  );
  const save = useMutation(
    trpc.sso.save.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(trpc.sso.get.queryKey(), saved);
        form.setFieldValue('clientSecret', '');
        message.success(t('saved'));
      },
    }),
  );
  // Those of the other kinds are in no field now.
  const input = () => inputOf(form.getFieldsValue(true), hasSecret);
  const tryIt = async () => {
    const isGood = await form.validateFields().then(
      () => true,
      () => false,
    );
    if (isGood) trial.mutate(input());
  };
  const changed = (change: Partial<SsoFields>) => {
    save.reset();
    if (Object.keys(change).some((name) => TRIED.has(name))) trial.reset();
    if (change.kind === undefined) return;
    // A secret typed for one system is not for the other.
    form.setFieldValue('clientSecret', '');
    setKnown([]);
  };
  return (
    <div className="sso">
      <p className="settings-about">{t('about')}</p>
      <Form<SsoFields>
        form={form}
        layout="vertical"
        initialValues={fieldsOf(view)}
        scrollToFirstError
        onValuesChange={changed}
        onFinish={() => save.mutate(input())}
      >
        <KindChoice />
        {settings !== null && settings.kind !== kind ? (
          <Alert
            type="warning"
            showIcon
            title={t('replaces', { kind: t(`kinds.${settings.kind}`) })}
            data-testid="sso-replaces"
          />
        ) : null}
        <RegisterWith kind={kind} view={view} />
        <ProviderFields key={kind} kind={kind} hasSecret={hasSecret} />
        <div className="sso-trial">
          <Button loading={trial.isPending} onClick={() => void tryIt()} data-testid="sso-test">
            {t('test')}
          </Button>
          {trial.error ? (
            <Alert type="error" showIcon title={errorText(trial.error)} data-testid="sso-test-impossible" />
          ) : null}
          {trial.data ? <TestResult kind={kind} result={trial.data} /> : null}
        </div>
        <PeopleFields kind={kind} known={known} />
        <AccessFields />
        {save.error ? (
          <Alert type="error" showIcon title={errorText(save.error)} data-testid="sso-failure" />
        ) : null}
        <div className="sso-actions">
          <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="sso-save">
            {t('save')}
          </Button>
          {settings === null ? null : <RemoveSso />}
        </div>
      </Form>
    </div>
  );
}
