/** Publishes a flow, with what it calls, as a template or as the next version of one; shows all that travels. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Modal, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../../app/feedback/message.ts';
import { usePreferences } from '../../../app/preferences.ts';
import { testId } from '../../../app/test-id.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { PackageFailure, PackageProblems } from '../package-problems.tsx';
import { TemplateWords, type Words } from './template-words.tsx';
import { WhatTravels } from './what-travels.tsx';

const NEW = 'new';

type Props = { flow: { id: string; name: string }; open: boolean; onClose: () => void };

export function PublishTemplateDialog({ flow, open, onClose }: Props) {
  const { t } = useTranslation(['packages', 'shell']);
  const language = usePreferences((state) => state.language);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [form] = Form.useForm<Words>();
  const [chosen, setChosen] = useState<string>();
  const [withSamples, setWithSamples] = useState(false);
  const [withSettings, setWithSettings] = useState(false);
  const base = { flowIds: [flow.id], withSamples, withSettings };
  const asNew = useQuery(trpc.templates.previewPackage.queryOptions(base, { enabled: open, staleTime: 0 }));
  const target = chosen ?? asNew.data?.publishedAs[0]?.id ?? NEW;
  const templateId = target === NEW ? undefined : target;
  const asNext = useQuery(
    trpc.templates.previewPackage.queryOptions(
      { ...base, ...(templateId === undefined ? {} : { templateId }) },
      { enabled: open && templateId !== undefined, staleTime: 0 },
    ),
  );
  const preview = templateId === undefined ? asNew : asNext;
  const publishing = useMutation(
    trpc.templates.publish.mutationOptions({
      onSuccess: async ({ version }, { names }) => {
        await queries.invalidateQueries({ queryKey: trpc.templates.pathKey() });
        message.success(t('packages:publish.done', { name: names[language], version }));
        close();
      },
    }),
  );
  const close = () => {
    publishing.reset();
    setChosen(undefined);
    setWithSamples(false);
    setWithSettings(false);
    onClose();
  };
  const { data } = preview;
  const blocked = !data || data.problems.length > 0 || data.flows.some((each) => each.version === null);
  return (
    <Modal
      open={open}
      width={720}
      title={t('packages:publish.title', { name: flow.name })}
      okText={t('packages:publish.confirm')}
      okButtonProps={{ disabled: blocked, ...testId('publish-template-confirm') }}
      cancelText={t('shell:cancel')}
      confirmLoading={publishing.isPending}
      onCancel={close}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <div className="publish-template" data-testid="publish-template">
        {preview.isPending || (templateId !== undefined && asNew.isPending) ? <Skeleton active /> : null}
        {preview.isError ? <Alert type="error" showIcon title={errorText(preview.error)} /> : null}
        {(asNew.data?.publishedAs.length ?? 0) > 0 ? (
          <div className="publish-as">
            <label htmlFor="publish-as">{t('packages:publish.as')}</label>
            <Select
              id="publish-as"
              value={target}
              data-testid="publish-template-as"
              onChange={setChosen}
              options={[
                ...(asNew.data?.publishedAs ?? []).map(({ id, version, names }) => ({
                  value: id,
                  label: t('packages:publish.asNext', { version: version + 1, name: names[language] }),
                })),
                { value: NEW, label: t('packages:publish.asNew') },
              ]}
            />
          </div>
        ) : null}
        {data ? (
          <>
            <WhatTravels
              preview={data}
              withSamples={withSamples}
              onSamples={setWithSamples}
              withSettings={withSettings}
              onSettings={setWithSettings}
            />
            {data.previous?.same ? (
              <Alert
                type="info"
                showIcon
                title={t('packages:publish.same', { version: data.previous.version })}
              />
            ) : null}
            {data.problems.length > 0 ? (
              <Alert
                type="error"
                showIcon
                title={t('packages:publish.problems')}
                description={<PackageProblems problems={data.problems} />}
              />
            ) : null}
            <TemplateWords
              key={target}
              form={form}
              isNext={templateId !== undefined}
              initial={
                data.previous ?? {
                  names: { en: flow.name, zh: flow.name },
                  descriptions: { en: '', zh: '' },
                  tags: [],
                }
              }
              onFinish={(words) =>
                publishing.mutate({ ...base, ...(templateId === undefined ? {} : { templateId }), ...words })
              }
            />
          </>
        ) : null}
        {publishing.isError ? (
          <Alert type="error" showIcon title={<PackageFailure error={publishing.error} />} />
        ) : null}
      </div>
    </Modal>
  );
}
