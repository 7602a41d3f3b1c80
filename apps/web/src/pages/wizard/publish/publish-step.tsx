/** Names and folder, then everything is published and switched on, called flows before their callers; then it can run once. */
import { CloudUploadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorCode, errorDetails, useErrorText } from '../../../server/error-text.ts';
import { type ServerOutputs, useTRPC, useTRPCClient } from '../../../server/trpc.ts';
import { byPath } from '../../flows/folders/folder-tree.ts';
import type { WizardStep } from '../use-wizard-step.ts';
import { useWizard } from '../wizard-context.ts';
import { MadeFlows } from './made-flows.tsx';
import { type FlowProblems, PublishProblems } from './publish-problems.tsx';
import { RunOnce } from './run-once.tsx';

type Values = { names: Record<string, string>; folder: string };
type Done = ServerOutputs['families']['publish'];

const NOWHERE = '';

export function PublishStep({ onGo }: { onGo: (step: WizardStep) => void }) {
  const { t } = useTranslation('wizard');
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { family, root, readOnly, settle, storeOf, again } = useWizard();
  const [form] = Form.useForm<Values>();
  const [enable, setEnable] = useState(true);
  const folders = useQuery(trpc.folders.list.queryOptions());

  const publish = useMutation({
    mutationFn: async ({ names, folder }: Values): Promise<Done | undefined> => {
      if (!(await settle())) return undefined;
      const folderId = folder === NOWHERE ? null : folder;
      const changed = family.flows.flatMap((flow) => {
        const name = names[flow.id]?.trim() ?? flow.name;
        const moves = folderId !== root.folderId;
        if (name === flow.name && !moves) return [];
        return [{ id: flow.id, name, ...(moves ? { folderId } : {}) }];
      });
      if (changed.length > 0) await client.families.configure.mutate({ id: root.id, flows: changed });
      const revisions = Object.fromEntries(
        family.flows.map(({ id }) => [id, storeOf(id).getState().revision]),
      );
      return client.families.publish.mutate({ id: root.id, revisions, enable });
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: trpc.flows.pathKey() });
      await queries.invalidateQueries({ queryKey: trpc.setups.pathKey() });
      await again();
    },
  });
  const problems =
    errorCode(publish.error) === 'familyHasProblems'
      ? // The server's own shape of this refusal.
        (errorDetails(publish.error).flows as FlowProblems[])
      : undefined;
  const live = family.flows.every(({ draftPublished, enabled }) => draftPublished && enabled);
  return (
    <>
      <Form<Values>
        form={form}
        className="wizard-form"
        layout="vertical"
        disabled={readOnly}
        initialValues={{
          names: Object.fromEntries(family.flows.map(({ id, name }) => [id, name])),
          folder: root.folderId ?? NOWHERE,
        }}
        onFinish={(values) => publish.mutate(values)}
      >
        {family.flows.map(({ id }, index) => (
          <Form.Item
            key={id}
            name={['names', id]}
            label={t(index === 0 ? 'publish.name' : 'publish.calledName', { number: index })}
            rules={[{ required: true, whitespace: true, max: 200, message: t('publish.nameNeeded') }]}
          >
            <Input data-testid={index === 0 ? 'wizard-name' : `wizard-name-${index}`} />
          </Form.Item>
        ))}
        <Form.Item name="folder" label={t('publish.folder')}>
          <Select
            loading={folders.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            data-testid="wizard-folder"
            options={[
              { value: NOWHERE, label: t('publish.noFolder') },
              ...byPath(folders.data ?? []).map(({ id, path }) => ({ value: id, label: path })),
            ]}
          />
        </Form.Item>
        <div className="wizard-bar">
          <Button
            type="primary"
            htmlType="submit"
            icon={<CloudUploadOutlined />}
            loading={publish.isPending}
            data-testid="wizard-publish"
          >
            {t(enable ? 'publish.andEnable' : 'publish.only', { count: family.flows.length })}
          </Button>
          <Checkbox checked={enable} onChange={(event) => setEnable(event.target.checked)}>
            {t('publish.enable')}
          </Checkbox>
        </div>
      </Form>
      {problems ? <PublishProblems flows={problems} onGo={onGo} /> : null}
      {publish.isError && problems === undefined ? (
        <Alert type="error" showIcon title={errorText(publish.error)} data-testid="publish-refused" />
      ) : null}
      {publish.data ? <MadeFlows flows={publish.data.flows} /> : null}
      {live ? <RunOnce /> : null}
    </>
  );
}
